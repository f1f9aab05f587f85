#!/bin/bash
# tree.sh SUITE - the podman of another Debian release beside this machine's own, in a tree of its own
# (trixie: podman 5.4.2). Needs root on a Debian machine; running it again changes nothing.
# The tree stays in the cache folder; its command, whose path is the last line printed, behaves as podman does:
# same working directory, and this checkout, the cache and /tmp are seen inside.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
suite=$1
cache=${PODWRIGHT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/podwright}
tree=$cache/podman-$suite
namespace=$tree/.namespace
command=$cache/bin/podman-$suite
packages=ca-certificates,podman,crun,conmon,netavark,aardvark-dns,iptables,nftables,catatonit,busybox-static

install_tree() {
  # Changed packages mean a new tree.
  local stamp="$suite $packages"
  [ "$(cat "$tree/.complete" 2>/dev/null)" = "$stamp" ] && return
  if ! command -v debootstrap >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends debootstrap >/dev/null
  fi
  # Where this machine's own packages come from is where it can get others.
  local mirror
  mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -m 1 '/debian/*$') || mirror=http://deb.debian.org/debian
  unmount_tree
  rm -rf "$tree"
  mkdir -p "$tree"
  debootstrap --variant=minbase --include="$packages" "$suite" "$tree" "$mirror"
  echo "$stamp" >"$tree/.complete"
}

# Removing a tree while the machine's /dev is mounted in it would empty /dev.
unmount_tree() {
  while mountpoint -q "$tree"; do umount -R -l "$tree"; done
}

mount_tree() {
  if ! mountpoint -q "$tree"; then
    # podman remounts its /, so that has to be a mount.
    mount --bind "$tree" "$tree" && mount --make-private "$tree"
    mount -t proc proc "$tree/proc"
    mount --rbind /sys "$tree/sys" && mount --make-rslave "$tree/sys"
    mount --rbind /dev "$tree/dev" && mount --make-rslave "$tree/dev"
    # Its own, or the two podmans would share one file of locks.
    mount -t tmpfs tmpfs "$tree/dev/shm"
    mount -t tmpfs tmpfs "$tree/run"
    # crun refuses a mix of version 1 and 2 cgroups; without the version 2 mount there is none.
    umount "$tree/sys/fs/cgroup/unified" 2>/dev/null || true
  fi
  see "$(top "$here")"
  see /tmp
  separate_tree
}

top() { echo "/$(cut -d/ -f2 <<<"$1")"; }

see() {
  mkdir -p "$tree$1"
  if mountpoint -q "$tree$1"; then return; fi
  mount --bind "$1" "$tree$1"
  # What was made before doesn't see it.
  umount -l "$namespace" 2>/dev/null || true
}

# A mount namespace whose root is the tree. By chroot alone, `podman exec`, `top` and health checks would find
# themselves in this machine instead of the container: whoever joins a container's namespace is put at the root of it.
separate_tree() {
  if mountpoint -q "$namespace"; then return; fi
  touch "$namespace"
  unshare --mount="$namespace" sh -c "cd '$tree' && pivot_root . . && umount -l ."
}

write_settings() {
  local processes
  processes=$(cat /proc/sys/kernel/pid_max)
  cp /etc/resolv.conf "$tree/etc/resolv.conf"
  mkdir -p "$tree/etc/containers/containers.conf.d"
  # Its pods get addresses that this machine's own podman doesn't give out.
  cat >"$tree/etc/containers/containers.conf.d/50-podwright-test.conf" <<C
[containers]
default_ulimits = ["nofile=$(ulimit -Hn):$(ulimit -Hn)", "nproc=$processes:$processes"]
log_driver = "k8s-file"
[network]
default_subnet_pools = [{ base = "10.107.0.0/16", size = 24 }]
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
C
}

write_command() {
  mkdir -p "${command%/*}"
  # A working directory that isn't seen inside becomes /.
  cat >"$command" <<C
#!/bin/sh
export PODMAN_IGNORE_CGROUPSV1_WARNING=1
exec nsenter --mount="$namespace" sh -c 'cd "\$0" 2>/dev/null || cd /; exec podman "\$@"' "\$PWD" "\$@"
C
  chmod 755 "$command"
}

# The tree belongs to the tests alone: what is there was left by a run that was broken off. The first try fails where
# the processes that looked after its containers are gone, and tells podman so.
clear() {
  "$command" pod rm --all --force --time 0 >/dev/null 2>&1 || "$command" pod rm --all --force --time 0 >/dev/null
  "$command" rm --all --force --time 0 >/dev/null
}

# Both podmans would call the bridge of their pods podman1, and each would take the other's for its own.
name_bridge() {
  local network=podman-default-kube-network bridge=pods-$suite
  [ "$("$command" network inspect --format '{{.NetworkInterface}}' $network 2>/dev/null)" = "$bridge" ] && return
  "$command" network rm --force $network >/dev/null
  "$command" network create --interface-name "$bridge" $network >/dev/null
}

[ "$(id -u)" = 0 ] || { echo 'tree.sh: needs root' >&2; exit 1; }
install_tree
mount_tree
write_settings
write_command
clear
name_bridge
"$here/images.sh" "$command" "$tree/usr/bin/busybox"
[ "$("$command" run --rm --network none docker.io/library/busybox:latest echo up)" = up ]
echo "$command"
