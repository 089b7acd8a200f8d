#!/bin/bash
# A sweep as a Slurm array: each task computes its part of the cells, in a folder that all nodes share.
#
#   SWEEP_DIR=/shared/my-sweep sbatch slurm-array.sh --depths 34:484:30 --strategy all --measure
#   sbatch --dependency=afterany:JOB --wrap 'densescope sweep --merge /shared/my-sweep'
#
# A job that ran out of time goes on when it is submitted again: complete cells are skipped.
#SBATCH --job-name=densescope-sweep
#SBATCH --array=1-8
#SBATCH --cpus-per-task=4
#SBATCH --mem=16G
#SBATCH --time=02:00:00
set -euo pipefail

out=${SWEEP_DIR:?set it to a folder that all nodes share}

# exec: at the end of its time, the signal ends the program in order; the part is that of SLURM_ARRAY_TASK_ID
exec densescope sweep --threads "${SLURM_CPUS_PER_TASK:-4}" --no-progress --out "$out" "$@"
