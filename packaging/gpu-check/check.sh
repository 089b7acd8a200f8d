#!/usr/bin/env bash
# Checks DenseScope on this machine's first NVIDIA GPU. See README.md beside it.
#
#   check.sh [--results DIR] [--archive FILE] [--limit SECONDS] SECTION...
#
#   smoke        what machine this is, and one small run of everything      160 s at most
#   conformance  the device conformance suite and the engine's tests        360 s
#   losses       ten steps beside what the processor computed               150 s
#   profile      DenseScope alone, every strategy                           300 s
#   peer         PyTorch alone                                              300 s
#   compare      both in turn, several rounds                               380 s
#   largest      the largest batch that fits                                400 s
#   table        what all results so far come to                             30 s
#   all          smoke, conformance, losses, compare, largest, table
#
# PYTHON is the Python that has PyTorch (python3). DENSESCOPE_CUDA_LIBRARIES is a folder of CUDA 13 and cuDNN 9, in place of the
# packages of that Python, or else those of the system. GPU_CHECK_OPTIONS are more options for measure.py: --rounds 3 --networks densenet-121 ...
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
results=$PWD/results
archive=
limit=
sections=()
failed=()

fail() {
    echo "check.sh: $1" >&2
    exit 2
}

usage() {
    sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
    exit 2
}

while [ $# -gt 0 ]; do
    case $1 in
        --results | --archive | --limit)
            [ $# -ge 2 ] || usage
            case $1 in
                --results) results=$(mkdir -p "$2" && cd "$2" && pwd) || exit 2 ;;
                --archive)
                    [ -d "$(dirname "$2")" ] || fail "--archive must be a file in a folder that is there, but '$2' is not."
                    archive=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
                    ;;
                --limit)
                    [[ $2 =~ ^[1-9][0-9]*$ ]] || fail "--limit is a whole number of seconds, but '$2' was given."
                    limit=$2
                    ;;
            esac
            shift
            ;;
        smoke | conformance | losses | profile | peer | compare | largest | table) sections+=("$1") ;;
        all) sections+=(smoke conformance losses compare largest table) ;;
        *) usage ;;
    esac
    shift
done
[ ${#sections[@]} -gt 0 ] || usage

mkdir -p "$results" && echo "check.sh ${sections[*]}" 2>/dev/null >>"$results/asked.txt" ||
    fail "nothing can be written into '$results'; is its disk full? Name another folder with --results."
scratch=$(mktemp -d) && head -c 1048576 /dev/zero 2>/dev/null >"$scratch/space" ||
    fail "nothing can be written into ${TMPDIR:-/tmp}; is its disk full? Name another folder with TMPDIR."
export TMPDIR=$scratch
python=${PYTHON:-python3}
if [ -n "${PYTHON:-}" ] && command -v "$PYTHON" >/dev/null; then
    PATH=$(cd "$(dirname "$(command -v "$PYTHON")")" && pwd):$PATH
fi
if [ -z "${DENSESCOPE_CUDA_LIBRARIES:-}" ]; then
    # PyTorch's own, if they are packages: both sides are to compute with the same, also where the system has others.
    packages=$("$python" -c "
import importlib.util, os
print(os.path.dirname(list(importlib.util.find_spec('nvidia').submodule_search_locations)[0]))" 2>/dev/null) &&
        export DENSESCOPE_CUDA_LIBRARIES=$packages
fi
# Copies do not always keep what may be executed.
chmod +x "$here"/bin/* "$here"/runtime/bin/* "$here/runtime/lib/jspawnhelper" "$here/runtime/lib/jexec" 2>/dev/null
export JAVA_HOME=$here/runtime
java_options="-XX:MaxRAMPercentage=50 -Dorg.bytedeco.javacpp.cachedir=$scratch/javacpp -Djava.io.tmpdir=$scratch"
export DENSESCOPE_OPTS=$java_options

# Keeps what there is, under the archive's name only when it is whole. A file that grows meanwhile is no failure (1).
save() {
    local kept=$archive.$BASHPID.part
    [ -n "$archive" ] || return 0
    tar -C "$(dirname "$results")" -czf "$kept" "$(basename "$results")" 2>/dev/null
    if [ $? -le 1 ] && mv "$kept" "$archive" 2>/dev/null; then
        return
    fi
    rm -f "$kept"
    echo "FAILED archive: '$archive' cannot be written; what it held before is kept, and all is in '$results'."
}

if [ -n "$archive" ]; then
    # A command that is killed leaves what it had.
    (while kill -0 $$ 2>/dev/null; do sleep 10 >/dev/null 2>&1 && save; done) &
    saver=$!
fi

# Ends what runs, keeps what there is.
leave() {
    local file
    if [ -n "${saver:-}" ]; then
        kill "$saver" 2>/dev/null
    fi
    for file in "$scratch"/running.*; do
        [ -e "$file" ] && kill "${file##*.}" 2>/dev/null
    done
    wait
    save
    rm -rf "$scratch"
}
trap leave EXIT
trap 'echo "stopped; what is known so far is in $results"; exit 130' INT
trap 'echo "stopped; what is known so far is in $results"; exit 143' TERM HUP

# Its process in a file while it runs, so that it can be ended; bash acts on signals only while it waits.
timed() {
    local process status
    timeout -k 10 "$@" &
    process=$!
    : >"$scratch/running.$process"
    wait "$process"
    status=$?
    rm -f "$scratch/running.$process"
    return "$status"
}

# Runs a part of a section for so many seconds at most, and remembers whether it failed: within SECONDS NAME COMMAND...
within() {
    local seconds=$1 name=$2 status
    shift 2
    rm -f "$scratch/status.$name"
    {
        timed "$seconds" "$@"
        echo $? >"$scratch/status.$name"
    } 2>&1 | tee -a "$results/$name.txt" &
    wait $!
    status=$(cat "$scratch/status.$name" 2>/dev/null)
    if [ "${status:=1}" -ne 0 ]; then
        failed+=("$name")
        case $status in
            124 | 137) echo "FAILED $name: stopped after $seconds s" ;;
            *) echo "FAILED $name: exit code $status" ;;
        esac | tee -a "$results/$name.txt"
    fi
    return "$status"
}

densescope() {
    "$here/bin/densescope" "$@"
}

# Named tests on the machine's GPU: tests SECONDS NAME TEST...
tests() {
    local seconds=$1 name=$2
    shift 2
    # A folder of its own, for what Java leaves when it crashes.
    mkdir -p "$results/conformance"
    # java_options is a list of words.
    # shellcheck disable=SC2086
    within "$seconds" "$name" env -C "$results/conformance" \
        "$JAVA_HOME/bin/java" "@$here/lib/java.options" $java_options -Xmx2g \
        -Ddensescope.gpu=true -Ddensescope.test.devices=CUDA \
        -cp "$here/tests/*:$here/lib/*" dev.densescope.launch.NamedTests "$name.log" "$@"
}

# Whether there is a Python for a section.
has_python() {
    command -v "$python" >/dev/null && return
    echo "FAILED $1: there is no $python; set PYTHON to a Python 3.9 or newer" | tee -a "$results/$1.txt"
    failed+=("$1")
    return 1
}

measure() {
    local seconds=$1 name=$2
    shift 2
    has_python "$name" || return 1
    # GPU_CHECK_OPTIONS is a list of words.
    # shellcheck disable=SC2086
    within $((seconds + 10)) "$name" "$python" -u "$here/measure.py" "$name" --results "$results" --seconds "$seconds" \
        ${GPU_CHECK_OPTIONS:-}
}

smoke() {
    {
        date -u +"%Y-%m-%d %H:%M:%S UTC"
        uname -a
        densescope --version
        if command -v nvidia-smi >/dev/null; then nvidia-smi; else echo "There is no nvidia-smi."; fi
        "$python" -c "
import torch
print('PyTorch', torch.__version__, 'CUDA', torch.version.cuda, 'cuDNN', torch.backends.cudnn.version(),
      'sees', torch.cuda.device_count(), 'GPUs')
" 2>&1 | tail -n 1
        [ -z "${DENSESCOPE_CUDA_LIBRARIES:-}" ] || echo "CUDA is looked for in '$DENSESCOPE_CUDA_LIBRARIES' first."
        densescope devices
    } 2>&1 | tee -a "$results/machine.txt"
    densescope devices --json >"$results/devices.json"
    within 60 smoke "$here/bin/densescope" profile --device cuda --strategy all --blocks 2,2 --growth 4 --bottleneck 4 \
        --compression 0.5 --stem cifar --init 8 --classes 5 --input 8 --batch 3 --steps 2 --warmup 1 --format json,html,csv \
        --no-progress --out "$scratch/smoke"
    tests 60 smoke-tests dev.densescope.device.CudaDeviceTest#whatIsWrittenIsReadBack
}

# Whether there is a GPU that can be used for a section.
has_gpu() {
    local listed
    listed=$(densescope devices 2>&1)
    grep -q "^cuda:[0-9]* *usable" <<<"$listed" && return
    echo "FAILED $1: there is no usable GPU: $(grep "^cuda" <<<"$listed" || tail -n 1 <<<"$listed")" |
        tee -a "$results/$1.txt"
    failed+=("$1")
    return 1
}

# One process for each class: after an error in a kernel, CUDA refuses everything else in the same process.
conformance() {
    local ends=$((SECONDS + $1)) class processes=()
    has_gpu conformance || return
    # These read the GPU's memory, so they run alone.
    for class in device.CudaDeviceTest engine.CudaEngineTest; do
        tests $((ends - SECONDS)) "${class#*.}" "dev.densescope.$class"
    done
    if [ $((ends - SECONDS)) -lt 10 ]; then
        echo "FAILED conformance: no time was left for the engine's tests"
        failed+=(conformance)
        return
    fi
    for class in EngineEqualityTest FeatureMapsWrittenTest PoisonTest EvaluationTest NonFiniteTest; do
        tests $((ends - SECONDS)) "$class" "dev.densescope.engine.$class" &
        processes+=("$class:$!")
    done
    for class in "${processes[@]}"; do
        wait "${class#*:}" || failed+=("${class%:*}")
    done
}

for section in "${sections[@]}"; do
    began=$SECONDS
    echo "== $section"
    case $section in
        smoke) smoke ;;
        conformance) conformance "${limit:-360}" ;;
        losses) measure "${limit:-150}" losses ;;
        profile) measure "${limit:-300}" profile ;;
        peer) measure "${limit:-300}" peer ;;
        compare) measure "${limit:-380}" compare ;;
        largest) measure "${limit:-400}" largest ;;
        table) has_python table && within 30 table "$python" "$here/table.py" "$results" ;;
    esac
    echo "== $section: $((SECONDS - began)) s"
    save
done
if [ ${#failed[@]} -gt 0 ]; then
    echo "failed: ${failed[*]}"
    exit 1
fi
echo "nothing failed"
