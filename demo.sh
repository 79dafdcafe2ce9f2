#!/bin/sh
# Installs what is missing, builds casus, reads the sample reports, prints the incidents found and
# leaves them in casus.db.
set -eu
cd "$(dirname "$0")"
scripts/install-packages build
[ -f build/build.ninja ] || cmake --preset release -DCASUS_TESTS=OFF
cmake --build build
build/casus code --to people samples
rm -f casus.db casus.db-wal casus.db-shm
build/casus add --db casus.db samples
echo
echo "Incidents in casus.db:"
build/casus incidents --db casus.db --to people
