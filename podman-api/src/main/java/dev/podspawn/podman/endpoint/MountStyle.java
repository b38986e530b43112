package dev.podspawn.podman.endpoint;

import dev.podspawn.core.engine.Mount;
import dev.podspawn.podman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * How an engine is told of mounts. Podman takes the options of mount(8) in {@code Binds}; Docker refuses all of them but
 * {@code ro}, and has no other place for them. Both take {@code Mounts}, in which there is no such option.
 */
public enum MountStyle {
  /** Read-only unless it is to be written, nosuid and nodev. */
  WITH_OPTIONS {
    @Override
    void add(JsonObject hostConfig, List<Mount> mounts) {
      List<String> binds = new ArrayList<>(mounts.size());
      for (Mount mount : mounts) {
        String mode = mount.writable() ? ":rw" : ":ro";
        binds.add(mount.source() + ":" + mount.target() + mode + OPTIONS);
      }
      hostConfig.put("Binds", binds);
    }

    @Override
    boolean isUnknown(Refusal refusal) {
      return refusal.mentions("invalid mode: ro" + OPTIONS)
          || refusal.mentions("invalid mode: rw" + OPTIONS);
    }

    @Override
    boolean isTaken(Mount asked, List<String> binds) {
      String start = asked.source() + ":" + asked.target() + ":";
      for (String bind : binds) {
        if (bind.startsWith(start)) {
          String options = "," + bind.substring(start.length()) + ",";
          return options.contains(",nosuid,") && options.contains(",nodev,");
        }
      }
      return false;
    }
  },

  /** Read-only or not, and no more. Unlike {@code Binds}, it does not make a directory that is missing on the host. */
  PLAIN {
    @Override
    void add(JsonObject hostConfig, List<Mount> mounts) {
      List<JsonObject> objects = new ArrayList<>(mounts.size());
      for (Mount mount : mounts) {
        objects.add(new JsonObject()
            .put("Type", "bind")
            .put("Source", mount.source().toString())
            .put("Target", mount.target())
            .put("ReadOnly", !mount.writable()));
      }
      hostConfig.putObjects("Mounts", objects);
    }

    @Override
    boolean isUnknown(Refusal refusal) {
      return false;
    }

    @Override
    boolean isTaken(Mount asked, List<String> binds) {
      return true;
    }
  };

  private static final String OPTIONS = ",nosuid,nodev";

  abstract void add(JsonObject hostConfig, List<Mount> mounts);

  /** Whether the engine says that it does not know this style. */
  abstract boolean isUnknown(Refusal refusal);

  /** Whether a mount's options are among what the engine says of its {@code Binds}. */
  abstract boolean isTaken(Mount asked, List<String> binds);
}
