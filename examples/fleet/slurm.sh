#!/bin/sh
#SBATCH --job-name=essaypack
#SBATCH --cpus-per-task=1
#SBATCH --mem=512M
#SBATCH --time=00:30:00
#SBATCH --output=/dev/null
# A task of the array for each line of SITES:
#   sbatch --array="1-$(wc -l < sites.txt)%50" slurm.sh sites.txt /srv/www
# and what failed or did not run, once more:
#   sbatch --array="$(./summary.sh --open sites.txt /srv/www)" slurm.sh sites.txt /srv/www
# FLEET: the folder of one.sh, where the array does not start in it (Slurm runs a copy of this file).
exec "${FLEET:-.}/one.sh" "$1" "$SLURM_ARRAY_TASK_ID" "$2"
