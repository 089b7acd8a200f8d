@echo off
rem Starts DenseScope: without arguments the window, else the command line (densescope --help).
rem Java comes from JAVA_HOME, or else from the PATH; DENSESCOPE_OPTS adds options for it, such as -Xmx4g.
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"

set "version="
for /f "tokens=3" %%v in ('cmd /c ""%java%" -version 2>&1" ^| findstr /c:" version "') do set "version=%%~v"
if not defined version (
    echo densescope: no Java at '%java%'; install Java 17 or newer, or set JAVA_HOME to it. 1>&2
    exit /b 2
)
for /f "delims=.-+" %%m in ("%version%") do set "major=%%m"
if %major% lss 17 (
    echo densescope: '%java%' is Java %version%; DenseScope needs Java 17 or newer, set JAVA_HOME to one. 1>&2
    exit /b 2
)

set "newer="
if %major% geq 24 set newer="@%home%\lib\java24.options"
"%java%" "@%home%\lib\java.options" %newer% %DENSESCOPE_OPTS% -cp "%home%\lib\*" dev.densescope.Main %*
exit /b %errorlevel%
