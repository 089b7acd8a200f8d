package dev.densescope;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategy;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds the package map: who may import whom, and who alone may touch what. */
class ArchitectureTest {
    private static final String ROOT = "dev.densescope";

    /** The map. A package may import those of ours and those from outside that its line names, {@code language} and the JDK. */
    static final List<Part> MAP = List.of(
            part(
                            "ui",
                            "session, compare, report, chart, model, plan, framework, memory, quantity, network, spec, file, failure, natives, problem")
                    .and("javafx, org.controlsfx, org.slf4j; ui.shell.help: org.commonmark")
                    .because("the window shows what a session recorded and never drives a device itself"),
            part(
                            "cli",
                            "session, sweep, compare, report, framework, model, plan, memory, quantity, network, spec, file, failure, problem")
                    .and("picocli, com.fasterxml.jackson, org.slf4j")
                    .because("the command line is a second face of the same sessions and reports"),
            part(
                            "report",
                            "session, sweep, compare, trace, chart, framework, plan, memory, quantity, network, spec, file, problem")
                    .and("com.fasterxml.jackson, org.apache.pdfbox, org.apache.fontbox, org.slf4j")
                    .because("a report is a pure function of a run, so it can be written anywhere at any time"),
            part("sweep", "session, plan, memory, network, spec, file, problem")
                    .and("com.fasterxml.jackson, org.slf4j")
                    .because("cells are files of exact numbers, whoever computes them and however they are shown"),
            part("trace", "session, pickle, plan, memory, quantity, network, spec, file, problem")
                    .and("com.fasterxml.jackson")
                    .because("a trace for other programs is a pure function of a run, however large"),
            part("compare", "session, trace.imports, chart, framework, plan, memory, quantity, spec, file, problem")
                    .because("a comparison is a value of whatever was recorded, shown by window, reports and terminal"),
            part("chart", "plan, memory, quantity, spec")
                    .because("window and reports draw the same axes, columns and bars, so these know no toolkit"),
            part(
                            "session",
                            "engine, device, data, weights, baseline, model, framework, plan, memory, quantity, network, spec, file, failure, natives, problem")
                    .and("com.fasterxml.jackson, org.sqlite, org.slf4j")
                    .because("a session puts engine, device and data together and knows no face"),
            part("engine", "device, plan, memory, network, spec")
                    .and("org.slf4j")
                    .because("the engine interprets a schedule on any device, so it knows no tensor library"),
            part("device", "memory, file, failure, natives")
                    .and("org.nd4j, org.bytedeco, org.slf4j")
                    .because("a device knows bytes and kernels, not networks; tensor libraries stay behind it"),
            part("data", "spec, failure, file, problem")
                    .and("data.image: com.twelvemonkeys")
                    .because("minibatches depend on the input's size alone"),
            part("weights", "pickle, network, spec, file, problem")
                    .and("com.fasterxml.jackson")
                    .because("files of parameters know names and shapes, and nothing of devices or runs"),
            part("baseline", "model, weights, network, spec, failure, natives")
                    .and("org.deeplearning4j, org.nd4j")
                    .because("a process of another framework knows designs, weights and minibatches, and no run"),
            part("model", "weights, plan, network, spec, file, natives, problem")
                    .and("model.dl4j: org.deeplearning4j, org.nd4j; model.onnx: com.google.protobuf, dev.onnxschema")
                    .because("a network for another program is a pure function of design, weights and plan"),
            part("plan", "memory, network, spec, problem").because("a prediction needs no library and no run"),
            part("framework", "network, spec").because("a model of another program's memory knows the design alone"),
            part("network", "spec").because("layers and shapes follow from the design alone"),
            part("language", "").because("a sentence is read in any language, whatever it says"),
            part("quantity", "").because("a number reads alike in window, reports and terminal, whatever it measures"),
            part("memory", "spec").because("events and timelines are plain values"),
            part("failure", "file, problem")
                    .and("org.slf4j, ch.qos.logback")
                    .because("how a failure is told and logged does not depend on what failed; threads are made there"),
            part("natives", "file, problem")
                    .because("where libraries may be unpacked depends on the user and on nothing of ours"),
            part("trace.imports", "pickle, memory, quantity, file, problem")
                    .and("trace.imports.chrome: com.fasterxml.jackson")
                    .because("a trace of any program is a plain value before it is compared with a run"),
            part("pickle", "").because("a pickle is read as data in the same way, whatever its values mean"),
            part("problem", "").because("what the user can mend is told in a sentence, whatever found it"),
            part("file", "").because("how a file is written whole does not depend on what is in it"),
            part("spec", "file, problem")
                    .and("spec.json: com.fasterxml.jackson")
                    .because("a design is a plain value; only spec.json knows how it is written"));

    /** Values that cross the map because every view shows them. */
    private static final DescribedPredicate<JavaClass> SHARED_VALUES = namedLike(
            "device.DeviceInfo",
            "device.DeviceKind",
            "device.DeviceMemory",
            "data.Augmentation",
            "data.DataChoice",
            "data.DataException",
            "data.DatasetFormat",
            "data.open.DatasetPreview",
            "data.DatasetSummary",
            "data.EvaluationKind",
            "data.SkippedImage",
            "data.SkippedImages",
            "weights.tensor.HeadChoice");

    /** Packages of the window that are not screens: screens may use them. */
    private static final Set<String> UI_PARTS = Set.of("chart", "control", "export", "model", "theme");

    private static JavaClasses ours;

    @BeforeAll
    static void readOurClasses() {
        ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    }

    @ParameterizedTest
    @FieldSource("MAP")
    void aPackageImportsOnlyWhatTheMapAllows(Part part) {
        check(noClasses()
                .that(resideInAPackage(part.all()))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(resideOutsideOfPackages(part.allowedOfOurs()))
                        .and(not(SHARED_VALUES)))
                .as(part.name() + " imports of ours only " + part.ours())
                .because(part.reason()));
    }

    @ParameterizedTest
    @FieldSource("MAP")
    void aPackageUsesOnlyTheLibrariesTheMapAllows(Part part) {
        for (Libraries libraries : part.libraries()) {
            check(noClasses()
                    .that(resideInAPackage(libraries.user()).and(resideOutsideOfPackages(part.otherUsers(libraries))))
                    .should()
                    .dependOnClassesThat(resideOutsideOfPackages(libraries.allowed()))
                    .as(libraries.user() + " uses of libraries only the JDK and " + libraries.names())
                    .because(part.reason()));
        }
    }

    @Test
    void everyClassHasItsPlaceOnTheMap() {
        String[] places = MAP.stream().map(Part::all).toArray(String[]::new);
        check(classes()
                .that(not(namedLike("Main")))
                .should()
                .resideInAnyPackage(places)
                .because("a new package gets its line in ArchitectureTest.MAP, with a reason"));
    }

    @Test
    void mainKnowsOnlyTheTwoFaces() {
        check(classes()
                .that(namedLike("Main"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", ROOT + ".cli..", ROOT + ".ui..", ROOT + ".failure..", ROOT + ".language..", ROOT))
                .because("Main chooses between the window and the command line, and begins the log"));
    }

    @Test
    void onlyTheCommandLineTouchesStandardStreams() {
        check(noClasses()
                .that(not(isAFace()))
                .should(ACCESS_STANDARD_STREAMS)
                .because("standard output belongs to reports; log through slf4j, or return a value"));
    }

    @Test
    void onlyTheCommandLineEndsTheProcess() {
        check(noClasses()
                .that(not(isAFace()).and(not(namedLike("baseline.dl4j.TrainerProcess"))))
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .because("exit codes are those of the command line, and of a process of its own; return an outcome"));
    }

    @Test
    void nothingFormatsByALocaleThatNobodyNamed() {
        check(noClasses()
                .should()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callConstructor(java.text.DecimalFormat.class, String.class)
                .orShould()
                .callConstructor(java.text.MessageFormat.class, String.class)
                .orShould()
                .callMethod(java.text.NumberFormat.class, "getInstance")
                .orShould()
                .callMethod(java.text.NumberFormat.class, "getNumberInstance")
                .orShould()
                .callMethod(java.text.NumberFormat.class, "getPercentInstance")
                .orShould()
                .callMethod(java.time.format.DateTimeFormatter.class, "ofPattern", String.class)
                .orShould()
                .callMethod(
                        java.time.format.DateTimeFormatter.class, "ofLocalizedTime", java.time.format.FormatStyle.class)
                .because("case and numbers follow the locale that is named: Locale.ROOT, or that of the window"
                        + " (docs/decisions/0011-one-language-one-system-of-digits.md)"));
    }

    @Test
    void onlyMainChoosesTheLocale() {
        check(noClasses()
                .that(not(namedLike("Main")))
                .should()
                .callMethod(java.util.Locale.class, "setDefault", java.util.Locale.class)
                .orShould()
                .callMethod(
                        java.util.Locale.class, "setDefault", java.util.Locale.Category.class, java.util.Locale.class)
                .because("one language and one system of digits are chosen once, before anything is said"));
    }

    @Test
    void oneClassHandsWorkToTheFxThread() {
        check(noClasses()
                .that(not(namedLike("ui.FxThread")))
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .because("one gate to the FX thread can be replaced in tests: use dev.densescope.ui.FxThread"));
    }

    @Test
    void oneClassMakesThreads() {
        check(noClasses()
                .that(not(namedLike("failure.Threads")))
                .should()
                .callConstructorWhere(calls(Thread.class, "<init>"))
                .orShould()
                .beAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat(belongToAnyOf(
                        Executors.class,
                        ExecutorService.class,
                        ThreadPoolExecutor.class,
                        ForkJoinPool.class,
                        Timer.class))
                .because("what a thread throws must be logged and told: use dev.densescope.failure.Threads"));
    }

    /** Parallel streams are allowed: who asks for their result is thrown what failed. */
    @Test
    void noFailureWaitsInAFutureThatNobodyAsks() {
        check(noClasses()
                .should()
                .callMethodWhere(calls(CompletableFuture.class, ".*Async"))
                .because("give work to ui.Background or to a thread of failure.Threads, which tell what it throws"));
    }

    @Test
    void thePartsOfThePlanDependOneWay() {
        check(noClasses()
                .that(resideInAPackage(ROOT + ".plan.decision.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        ROOT + ".plan.emit..", ROOT + ".plan.step..", ROOT + ".plan.hardware..", ROOT + ".plan"))
                .because("decisions are values that know designs, whatever compiles them"));
        check(noClasses()
                .that(resideInAPackage(ROOT + ".plan.emit.."))
                .should()
                .dependOnClassesThat(assignableTo(StoragePlan.class).or(assignableTo(Strategy.class)))
                .because("emitters ask decisions, whoever has taken them"));
        check(noClasses()
                .that(resideOutsideOfPackages(ROOT + ".plan.decision.."))
                .should()
                .accessFieldWhere(DescribedPredicate.describe(
                        "it is a constant of Strategy",
                        access -> access.getTargetOwner().isEquivalentTo(Strategy.class)))
                .because("who asks a plan, or Strategies for all, need not change with the next strategy"));
        check(noClasses()
                .that(resideInAPackage(ROOT + ".plan.step.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + ".plan.emit..", ROOT + ".plan"))
                .because("operations and tensors are plain values, whoever emits them"));
        check(noClasses()
                .that(resideInAPackage(ROOT + ".plan.emit.."))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".plan"))
                .because("emitters ask storage decisions and know neither strategies nor schedules"));
        check(noClasses()
                .that(resideOutsideOfPackages(ROOT + ".plan.."))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".plan.emit.."))
                .because("Schedule.compile is the way to a schedule"));
    }

    @Test
    void onlyTheNvidiaDeviceTouchesNvidiasLibraries() {
        check(noClasses()
                .that(resideOutsideOfPackages(ROOT + ".device.cuda.."))
                .should()
                .dependOnClassesThat(resideInAPackage("org.bytedeco.cuda.."))
                .because("nothing of CUDA is loaded before a GPU is asked for"));
        check(noClasses()
                .that(resideInAPackage(ROOT + ".device.cuda.runtime.."))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(resideOutsideOfPackages(
                                ROOT + ".device.cuda.runtime..",
                                ROOT + ".device",
                                ROOT + ".natives",
                                ROOT + ".file",
                                ROOT + ".failure",
                                ROOT + ".language..")))
                .because("finding libraries and GPUs knows nothing of what is computed on them"));
    }

    @Test
    void onlyDocumentsAndTypefacesUsePdfBox() {
        check(noClasses()
                .that(resideOutsideOfPackages(ROOT + ".report.pdf..", ROOT + ".report.typeface.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.pdfbox..", "org.apache.fontbox.."))
                .because("charts are pictures, whatever they are drawn on, and content knows no format"));
    }

    @Test
    void noScreenImportsAnother() {
        check(slices().matching(ROOT + ".ui.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(resideInAPackage(ROOT + ".ui.shell.."), DescribedPredicate.alwaysTrue())
                .ignoreDependency(
                        DescribedPredicate.alwaysTrue(),
                        resideInAnyPackage(UI_PARTS.stream()
                                .map(name -> ROOT + ".ui." + name + "..")
                                .toArray(String[]::new)))
                .because("screens meet in ui.shell; what two of them need goes to ui, or to " + UI_PARTS));
    }

    @Test
    void theTimelineNeedsOfTheWindowOnlyItsThemeAndItsTexts() {
        check(noClasses()
                .that(resideInAnyPackage(ROOT + ".ui.chart.timeline..", ROOT + ".ui.chart.graphics.."))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(resideOutsideOfPackages(
                                ROOT + ".ui.chart..",
                                ROOT + ".ui.theme..",
                                ROOT + ".chart..",
                                ROOT + ".memory..",
                                ROOT + ".quantity..",
                                ROOT + ".spec..",
                                ROOT + ".report.drawing..",
                                ROOT + ".report.svg.."))
                        .and(not(namedLike("ui.Messages"))))
                .because("the timeline shows any step of any program, wherever it is put"));
    }

    @Test
    void packagesDependOneWay() {
        check(slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("of two packages that need each other neither can be read, changed or tested alone"));
    }

    private static DescribedPredicate<JavaCall<?>> calls(Class<?> owner, String names) {
        return DescribedPredicate.describe(
                "call " + owner.getSimpleName() + "." + names,
                call -> call.getTargetOwner().isAssignableTo(owner)
                        && call.getName().matches(names));
    }

    private static void check(ArchRule rule) {
        rule.check(ours);
    }

    private static DescribedPredicate<JavaClass> isAFace() {
        return resideInAPackage(ROOT + ".cli..").or(namedLike("Main"));
    }

    /** These classes of ours, named below the root package, and what is nested in them. */
    private static DescribedPredicate<JavaClass> namedLike(String... names) {
        Set<String> full = Set.of(names);
        return DescribedPredicate.describe(
                "are of " + full,
                type -> full.stream()
                        .map(name -> ROOT + "." + name)
                        .anyMatch(name ->
                                type.getName().equals(name) || type.getName().startsWith(name + "$")));
    }

    private static Part part(String name, String ours) {
        return new Part(name, words(ours), "", "");
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A line of the map. */
    record Part(String name, List<String> ours, String outside, String reason) {
        /**
         * Adds the outside packages it may use; "sub.package: a, b" allows them to that package of it only, in addition to
         * those without one, and ";" separates several of those.
         */
        Part and(String libraries) {
            return new Part(name, ours, libraries, reason);
        }

        Part because(String why) {
            return new Part(name, ours, outside, why);
        }

        String all() {
            return ROOT + "." + name + "..";
        }

        String[] allowedOfOurs() {
            return Stream.concat(
                            Stream.of(all(), ROOT + ".language.."),
                            ours.stream().map(other -> ROOT + "." + other + ".."))
                    .toArray(String[]::new);
        }

        List<Libraries> libraries() {
            List<String> everywhere = Stream.of(outside.split(";"))
                    .filter(part -> !part.contains(":"))
                    .flatMap(part -> words(part).stream())
                    .toList();
            Stream<Libraries> ofParts = Stream.of(outside.split(";"))
                    .filter(part -> part.contains(":"))
                    .map(part -> part.strip().split(":"))
                    .map(part -> new Libraries(
                            ROOT + "." + part[0] + "..",
                            Stream.concat(everywhere.stream(), words(part[1]).stream())
                                    .toList()));
            return Stream.concat(Stream.of(new Libraries(all(), everywhere)), ofParts)
                    .toList();
        }

        /** Users within the one given that have a line of their own. */
        String[] otherUsers(Libraries libraries) {
            return libraries().stream()
                    .map(Libraries::user)
                    .filter(user ->
                            !user.equals(libraries.user()) && libraries.user().equals(all()))
                    .toArray(String[]::new);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The outside packages that classes of {@code user} may use, besides the JDK. */
    record Libraries(String user, List<String> names) {
        String[] allowed() {
            return Stream.concat(
                            Stream.of("", "java..", "javax..", "com.sun.management..", ROOT + ".."),
                            names.stream().map(n -> n + ".."))
                    .toArray(String[]::new);
        }
    }
}
