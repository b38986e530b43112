package dev.podspawn.core.device;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Gives a user's containers the devices that the user's file asks for and the server's offers, to the letter. */
public final class DeviceGrant {
  private DeviceGrant() {}

  /**
   * The devices that a container is to have. Names of the Container Device Interface are the engine's to look up.
   *
   * @param ownRights whether the engine can open only what this account can (rootless)
   * @throws PodspawnException {@link ErrorCode#DEVICE_DENIED}, {@link ErrorCode#DEVICE_UNFIT}
   */
  public static List<String> of(Config.Devices devices, boolean ownRights) {
    for (String device : devices.wanted()) {
      if (!devices.offered().contains(device)) {
        throw failure(
            ErrorCode.DEVICE_DENIED,
            device,
            "this machine does not offer it",
            "the device in security.devices, or taking it out of the user's file");
      }
      if (device.startsWith("/")) {
        requireFit(device, ownRights);
      }
    }
    return devices.wanted();
  }

  private static void requireFit(String device, boolean ownRights) {
    Optional<String> fault = DeviceNode.fault(Path.of(device), ownRights);
    if (fault.isPresent()) {
      throw failure(ErrorCode.DEVICE_UNFIT, device, fault.get(), "the path of the device itself");
    }
  }

  private static PodspawnException failure(
      ErrorCode code, String device, String reason, String advice) {
    String forPerson = code == ErrorCode.DEVICE_DENIED
        ? "a device that is asked for is not offered here"
        : "a device that is asked for cannot be given to a container";
    return new PodspawnException(
        code,
        new Message("log in", forPerson, "asking this host's admin"),
        new Message("give a container the device " + device, reason, advice),
        null);
  }
}
