<#-- Written by license-maven-plugin: libraries that are shipped, by licence. -->
Libraries that DenseScope ships, in lib, each with its licences and where it comes from.
The texts of the licences are in the folder licenses; where several are named, any one of them may be chosen.

<#list dependencyMap as e>
<#assign project = e.getKey()/>
${project.name} (${project.groupId}:${project.artifactId}:${project.version})
    <#list e.getValue() as license>${license}<#sep> or </#list>
<#if project.url??>    ${project.url}
</#if>
</#list>
