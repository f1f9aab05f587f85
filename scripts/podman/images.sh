#!/bin/bash
# images.sh PODMAN [BUSYBOX] - gives a podman small local stand-ins for the images that samples and tests name,
# so that they play on a machine that reaches no registry. Which image does what: images.txt.
# All are one busybox with the scripts of commands/. An image that isn't ours is never replaced.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
podman=$1
busybox=${2:-$(command -v busybox)}
label=podwright.stand-in
# A changed script or busybox means new images.
stamp=$(cat "$here/images.sh" "$here/images.txt" "$here"/commands/* "$busybox" | sha256sum | cut -c1-16)

# The lines of images.txt whose image is missing here, or an older one of ours.
wanted() {
  local present name rest
  present=$("$podman" images --noheading --format "{{.Repository}}:{{.Tag}} {{index .Labels \"$label\"}}")
  while read -r name rest; do
    case $name in '' | '#'*) continue ;; esac
    case $(awk -v name="$name" '$1 == name { print $2 == "" ? "theirs" : $2 }' <<<"$present") in
      "$stamp" | theirs) ;;
      *) echo "$name $rest" ;;
    esac
  done <"$here/images.txt"
}

# What every image holds: busybox under all its names, and the scripts.
root_folder() {
  local root=$1 applet
  mkdir -p "$root"/{bin,etc,root,tmp,usr/local,var/log} "$root/usr/share/nginx/html"
  chmod 1777 "$root/tmp"
  cp "$busybox" "$root/bin/busybox"
  for applet in $("$busybox" --list); do
    [ "$applet" = busybox ] || ln -s busybox "$root/bin/$applet"
  done
  ln -s ../bin "$root/usr/bin"
  ln -s ../../bin "$root/usr/local/bin"
  install -m 755 "$here"/commands/* "$root/bin/"
  echo 'root:x:0:0:root:/root:/bin/sh' >"$root/etc/passwd"
  echo 'root:x:0:' >"$root/etc/group"
  echo '<h1>Welcome to nginx!</h1>' >"$root/usr/share/nginx/html/index.html"
}

# Like the real ones, an image that serves something has an entry point, which takes a pod's `args`.
import() {
  local archive=$1 name=$2 command=$3 port changes=()
  shift 3
  case $command in
    sh) changes=(--change 'CMD ["sh"]') ;;
    *) changes=(--change "ENTRYPOINT [\"entry\", \"$command\"]") ;;
  esac
  for port in "$@"; do changes+=(--change "EXPOSE $port"); done
  "$podman" import -q --change 'ENV PATH=/bin' --change "LABEL $label=$stamp" "${changes[@]}" "$archive" "$name" >/dev/null
}

todo=$(wanted)
[ -n "$todo" ] || exit 0
# In /tmp, which the podman in a tree sees too.
work=$(mktemp -d /tmp/podwright-images.XXXXXX)
trap 'rm -rf "$work"' EXIT
root_folder "$work/root"
tar -C "$work/root" --numeric-owner --owner=0 --group=0 -cf "$work/root.tar" .
while read -r line; do
  # Splitting into words is meant: name, command, ports.
  # shellcheck disable=SC2086
  import "$work/root.tar" $line
done <<<"$todo"
