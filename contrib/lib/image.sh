# shellcheck shell=bash
# The default development image.

# shellcheck disable=SC2034 # for those who source this
image_name=localhost/podspawn/dev:latest

# image_settings CONTAINERFILE: prints, one a line, the options of `podman import` and `docker import`
# that give an image the settings of the Containerfile.
image_settings() {
  sed -nE 's/^((ENV|LABEL|WORKDIR|CMD) .*)/--change=\1/p' "$1"
}
