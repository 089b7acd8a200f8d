#!/usr/bin/env bash
# Makes a folder that checks DenseScope on a machine with an NVIDIA GPU and neither a JDK nor a network: a runtime image,
# the program, tests, what the processor computed, and scripts. To be run where Maven and a JDK 17 or newer are, on Linux
# x86-64. See README.md.
#
#   prepare.sh [--out DIR] [--keep-losses] [--archive]
#
# MAVEN is the command for Maven (mvn; "mvn -o" stays offline). JAVA_HOME is the JDK, or else that of the javac on the PATH.
set -euo pipefail

most_mebibytes=60
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project=$(cd "$here/../.." && pwd)
emulated=$project/src/test/resources/cuda-emulator/linux-x86_64
out=$project/target/gpu-check
keep_losses=no
archive=no

fail() {
    echo "prepare.sh: $1" >&2
    exit "${2:-1}"
}

while [ $# -gt 0 ]; do
    case $1 in
        --out)
            [ $# -ge 2 ] || fail "--out needs a folder." 2
            mkdir -p "$2"
            out=$(cd "$2" && pwd)
            shift
            ;;
        --keep-losses) keep_losses=yes ;;
        --archive) archive=yes ;;
        *) fail "the options are --out DIR, --keep-losses and --archive, but '$1' was given." 2 ;;
    esac
    shift
done
[ "$(uname -s) $(uname -m)" = "Linux x86_64" ] || fail "the folder is made on Linux x86-64, which this is not." 2
if [ -e "$out" ] && [ -n "$(ls -A "$out")" ] && [ ! -e "$out/check.sh" ]; then
    fail "--out must be a new folder, an empty one or one made before, but '$out' holds something else." 2
fi

if [ -z "${JAVA_HOME:-}" ]; then
    javac=$(command -v javac) || fail "no javac on the PATH; set JAVA_HOME to a JDK." 2
    JAVA_HOME=$(cd "$(dirname "$(readlink -f "$javac")")/.." && pwd)
fi
for tool in java jlink jar; do
    [ -x "$JAVA_HOME/bin/$tool" ] || fail "there is no $tool in $JAVA_HOME/bin; set JAVA_HOME to a whole JDK." 2
done
work=$(mktemp -d) || fail "nothing can be written into ${TMPDIR:-/tmp}; is its disk full? Name another folder with TMPDIR."
trap 'rm -rf "$work" "$out.new"' EXIT
trap 'echo "prepare.sh: line $LINENO failed, for the reason above; \"$out\" is as it was." >&2' ERR

echo "Compiling."
cd "$project"
# MAVEN is a list of words.
# shellcheck disable=SC2086
${MAVEN:-mvn} -q -B test-compile dependency:build-classpath \
    -Dmdep.includeScope=test -Dmdep.outputFile="$work/class-path"
tr ':' '\n' <"$work/class-path" >"$work/jars"
version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml | head -n 1)
commit=$(git describe --always --dirty 2>/dev/null || echo "unknown commit")

# The one jar whose path ends so, as an extended regular expression.
jar_of() {
    local found
    found=$(grep -E "$1\$" "$work/jars" || true)
    [ "$(echo "$found" | grep -c .)" = 1 ] || fail "one jar like $1 must be on the class path, but these are: ${found:-none}."
    echo "$found"
}

# A jar without the entries that match an expression, unless they match a second one as well.
reduced() {
    local source=$1 target=$2 dropped=$3 kept=$4 content
    content=$(mktemp -d -p "$work")
    "$JAVA_HOME/bin/jar" --list --file "$source" >"$content.all"
    { grep -vE "$dropped|/\$" "$content.all"; grep -E "$dropped" "$content.all" | grep -E "$kept"; } >"$content.chosen"
    (cd "$content" && "$JAVA_HOME/bin/jar" --extract --file "$source" "@$content.chosen")
    rm -f "$content/META-INF/MANIFEST.MF"
    "$JAVA_HOME/bin/jar" --create --file "$target" -C "$content" .
}

if [ $keep_losses = yes ] && [ -d "$out/cpu-losses" ]; then
    cp -r "$out/cpu-losses" "$work/"
fi
made=$work/gpu-check
mkdir -p "$made/bin" "$made/lib" "$made/tests"

echo "Linking a runtime image."
# What the command line and JUnit use. No java.desktop: it is for folders of images and for windows.
"$JAVA_HOME/bin/jlink" --compress=2 --strip-debug --no-man-pages --no-header-files \
    --add-modules java.base,java.logging,java.management,java.naming,java.sql,java.xml,jdk.management,jdk.random,jdk.unsupported \
    --output "$made/runtime"
# Links do not survive every way of copying.
find "$made/runtime" -type l -print0 | while IFS= read -r -d '' link; do
    cp --remove-destination "$(readlink -f "$link")" "$link"
done
# Where Java is built on the system's zlib, the other machine may have none.
zlib=$(ldd "$made/runtime/bin/java" | sed -n 's/.*libz\.so\.1 => \(\/[^ ]*\).*/\1/p')
case $zlib in
    "" | "$made"/*) ;;
    *) cp "$(readlink -f "$zlib")" "$made/runtime/lib/libz.so.1" ;;
esac

echo "Choosing jars."
cp packaging/densescope "$made/bin/"
cp packaging/*.options "$made/lib/"
for name in \
    javacpp-'[0-9.]+' javacpp-'[0-9.]+'-linux-x86_64 picocli-'[0-9.]+' slf4j-api-'[0-9.]+' \
    logback-classic-'[0-9.]+' logback-core-'[0-9.]+' jackson-databind-'[0-9.]+' jackson-annotations-'[0-9.]+' \
    jackson-core-'[0-9.]+'; do
    cp "$(jar_of "/$name\.jar")" "$made/lib/"
done
reduced "$(jar_of '/sqlite-jdbc-[0-9.]+\.jar')" "$made/lib/sqlite-jdbc.jar" \
    '^org/sqlite/native/' '^org/sqlite/native/Linux/x86_64/'
reduced "$(jar_of '/cuda-[0-9.-]+\.jar')" "$made/lib/cuda.jar" \
    '^org/bytedeco/cuda/' '^org/bytedeco/cuda/(global/)?(cudart|cublas|cudnn|nvrtc|nvml)[./]|^org/bytedeco/cuda/presets/'
reduced "$(jar_of '/cuda-[^/]*-linux-x86_64\.jar')" "$made/lib/cuda-linux-x86_64.jar" \
    '^org/bytedeco/|^META-INF/native-image/' '/libjni(cudart|cublas|cudnn|nvrtc|nvml)\.so$'
printf 'Implementation-Version: %s (%s)\n' "$version" "$commit" >"$work/manifest"
mkdir "$work/program"
cp -r target/classes/. "$work/program/"
rm -rf "$work/program/dev/densescope/ui"
"$JAVA_HOME/bin/jar" --create --file "$made/lib/densescope.jar" --manifest "$work/manifest" -C "$work/program" .

for name in \
    junit-platform-'(commons|engine|launcher)' junit-jupiter-'(api|engine|params)' jqwik-'(api|engine)' opentest4j apiguardian-api; do
    grep -E "/$name-[0-9.]+\.jar\$" "$work/jars" >"$work/matching" || fail "no jar of $name is on the class path."
    xargs -d '\n' cp -t "$made/tests" <"$work/matching"
done
mkdir "$work/tests"
cp -r target/test-classes/. "$work/tests/"
rm -rf "$work/tests/dev/densescope/ui" "$work/tests/cuda-emulator" "$work/tests/reference"
"$JAVA_HOME/bin/jar" --create --file "$made/tests/tests.jar" -C "$work/tests" .
cp "$here/check.sh" "$here"/*.py "$here/README.md" "$made/"
rm "$made/test_scripts.py"
cp LICENSE "$made/"
chmod +x "$made/check.sh" "$made/bin/densescope"

# Trains on the processor, with the whole program: losses NAME OPTION... A second time it computes without the loops in
# machine code, which round elsewhere: how far apart the two are is what rounding alone does.
losses() {
    local name=$1 folder=$work/cpu-losses/$1
    shift
    if [ -d "$folder" ] && [ "$*" = "$(cat "$folder/options")" ]; then
        echo "Keeping the processor's losses of $name."
        return
    fi
    mkdir -p "$folder"
    train "$folder/report.json" true "$@"
    train "$folder/rounding.json" false "$@"
    echo "$*" >"$folder/options"
}

train() {
    local target=$1 native=$2 run
    shift 2
    run=$(mktemp -d -p "$work")
    echo "Training on the processor: $*"
    "$JAVA_HOME/bin/java" @packaging/java.options "-Ddensescope.native=$native" -cp "target/classes:$(cat "$work/class-path")" \
        dev.densescope.Main profile --device cpu --strategy naive --format json --no-progress --quiet --out "$run" "$@" \
        >"$run.said" 2>&1 || {
        cat "$run.said" >&2
        fail "training on the processor failed."
    }
    cp "$run/report.json" "$target"
}

# Rates at which rounding moves the losses by far less than is allowed; at 0.01 it moves them by as much.
losses densenet-bc-100-12 --preset densenet-bc-100-12 --batch 64 --steps 10 --warmup 0 --seed 1 --lr 0.001
losses densenet-121 --preset densenet-121 --batch 16 --steps 10 --warmup 0 --seed 1 --lr 0.0001
cp -r "$work/cpu-losses" "$made/"

echo "Trying the folder on the emulated CUDA of the tests, which computes on the processor."
DENSESCOPE_CUDA_LIBRARIES=$emulated \
    "$made/check.sh" --results "$work/results" smoke conformance >"$work/said" 2>&1 || {
    cat "$work/said" >&2
    fail "the folder does not work here, so it would not there."
}
grep -E '^[A-Za-z]*Test: ' "$work/said"

mebibytes() {
    awk -v bytes="$1" 'BEGIN { printf "%.1f MiB", bytes / 1048576 }'
}
# Where the folder will be on the other machine nobody knows, and of this one it must say nothing.
for path in "$project" "$HOME"; do
    naming=$(grep -rlF "${path%/}/" "$made" "$work/program" "$work/tests" || true)
    [ "$path" = / ] || [ -z "$naming" ] || fail "the folder must not name '$path', but this does: $naming"
done
bytes=$(find "$made" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum }')
(cd "$made" && du -sb ./* | sort -nr | awk '{ printf "%8.1f MiB  %s\n", $1 / 1048576, $2 }')
echo "$out: $(mebibytes "$bytes") in $(find "$made" -type f | wc -l) files"
tar -C "$work" -cJf "$work/gpu-check.tar.xz" "gpu-check"
echo "as .tar.xz: $(mebibytes "$(stat -c %s "$work/gpu-check.tar.xz")")"
[ "$bytes" -le $((most_mebibytes * 1024 * 1024)) ] ||
    fail "the folder may take $most_mebibytes MiB at most, but takes $(mebibytes "$bytes")."
rm -rf "$out.new"
mv "$made" "$out.new"
rm -rf "$out"
mv "$out.new" "$out"
if [ $archive = yes ]; then
    mv "$work/gpu-check.tar.xz" "$out.tar.xz"
fi
