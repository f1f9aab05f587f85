#!/bin/bash
# debian.sh - makes the distribution's own podman run containers on a Debian machine, also where there is no
# systemd, no CAP_SYS_RESOURCE, or version 1 cgroups. Needs root; running it again changes nothing.
# Prints the command of that podman as its last line.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
settings=/etc/containers/containers.conf.d/50-podwright-test.conf

packages() {
  # runc, because Debian 12's crun refuses a mix of version 1 and 2 cgroups. catatonit becomes the pause image.
  local wanted=(podman runc conmon netavark aardvark-dns iptables catatonit busybox-static) missing=() package
  for package in "${wanted[@]}"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# A container that starts, and one that joins a pod: that is all the tests want to know.
starts() {
  [ "$(podman run --rm --network none docker.io/library/busybox:latest echo up 2>/dev/null)" = up ]
}

smaller() { if [ "$1" = unlimited ] || [ "$1" -gt "$2" ]; then echo "$2"; else echo "$1"; fi; }

# Root's podman asks for more open files and processes than a machine without CAP_SYS_RESOURCE may give.
write_settings() {
  local files processes
  files=$(smaller "$(ulimit -Hn)" 1048576)
  processes=$(smaller "$(ulimit -Hu)" "$(cat /proc/sys/kernel/pid_max)")
  mkdir -p "${settings%/*}"
  cat >"$settings" <<C
# Written by Podwright's test set-up because podman could start no container here. Remove it when that has changed.
[containers]
default_ulimits = ["nofile=$files:$files", "nproc=$processes:$processes"]
log_driver = "k8s-file"
[network]
network_backend = "netavark"
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
C
}

# Without a syslog, podman's name server writes an error on podman's stderr each time a pod starts.
syslog() {
  local pid=/run/podwright-syslogd.pid
  if [ -S /dev/log ] && { [ ! -e $pid ] || kill -0 "$(cat $pid)" 2>/dev/null; }; then return; fi
  rm -f /dev/log
  setsid busybox syslogd -n -O /run/podwright-syslog </dev/null >/dev/null 2>&1 &
  echo $! >$pid
}

[ "$(id -u)" = 0 ] || { echo 'debian.sh: needs root' >&2; exit 1; }
packages
syslog
"$here/images.sh" podman
starts || write_settings
starts || { podman run --rm --network none docker.io/library/busybox:latest echo up; exit 1; }
command -v podman
