package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTypeTest {
  private static final DeviceType TYPE = new DeviceType();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dev/fuse",
        "/dev/net/tun",
        "/dev/dri",
        "/dev/ttyUSB0",
        "/dev/memory_bank",
        "/dev/bus/usb/001/002",
        "nvidia.com/gpu=all",
        "vendor.example.com/net_class=0"
      })
  void devices(String text) {
    assertThat(TYPE.parse(text)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/dev",
        "/dev/",
        "/dev//fuse",
        "/dev/./fuse",
        "/dev/../etc/shadow",
        "/dev/net/..",
        "/dev/fuse/",
        "/dev/fuse:/dev/x",
        "/dev/fuse:rwm",
        "/dev/mem",
        "/dev/kmem",
        "/dev/port",
        "/dev/kmsg",
        "/dev/shm/x",
        "/dev/pts/0",
        "/dev/fd/0",
        "/dev/f use",
        "/etc/passwd",
        "dev/fuse",
        "fuse",
        "nvidia/gpu=all",
        "nvidia.com/gpu",
        "nvidia.com/gpu=",
        "nvidia.com=gpu/all",
        "nvidia.com/g/pu=all",
        ".com/gpu=all",
        "nvidia.com/gpu=../x",
        "nvidia.com/gpu=a=b"
      })
  void noDevices(String text) {
    assertThat(TYPE.parse(text)).isEmpty();
  }
}
