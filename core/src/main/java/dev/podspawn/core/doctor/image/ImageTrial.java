package dev.podspawn.core.doctor.image;

import dev.podspawn.core.doctor.ImageFacts;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.spawn.SpawnSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries an image: a container of it with the walls and limits of a login's, and without a network, in which {@code
 * probe.sh} looks around, once as the account that logins would be. The container carries podspawn's labels and is
 * removed whatever happens; one that a killed trial leaves ends by itself after a minute, and {@code cleanup} knows it.
 */
public final class ImageTrial {
  private static final String SCRIPT = "probe.sh";
  private static final String SECONDS = "60";
  private static final int LONGEST_REASON = 150;

  private final Engine engine;
  private final SpawnSettings settings;

  /** Of the image in the settings. */
  public ImageTrial(Engine engine, SpawnSettings settings) {
    this.engine = engine;
    this.settings = settings;
  }

  /**
   * What there is to find.
   *
   * @param known what is known of the image without trying
   * @param id tells this trial from others at the same time
   * @throws EngineException IMAGE_MISSING, or the engine has failed otherwise than by this image
   */
  public ImageFacts run(UserName user, String id, Map<String, String> known) {
    requireImage();
    Map<String, String> facts = new LinkedHashMap<>(known);
    facts.put("configured", settings.shell().isPresent() ? "yes" : "no");
    String container = engine.create(spec(user, id));
    try {
      engine.start(container);
      facts.putAll(probe(container));
    } catch (EngineException e) {
      facts.put("start", shortened(e.adminLine()));
    } finally {
      engine.remove(container);
    }
    return new ImageFacts(settings.image(), facts);
  }

  private void requireImage() {
    if (!engine.imageExists(settings.image())) {
      Message message = new Message(
          "try the image " + settings.image(),
          "it is not on the engine",
          "\"podman pull " + settings.image() + "\" as the account that talks to the engine");
      throw new EngineException(ErrorCode.IMAGE_MISSING, message, message, null);
    }
  }

  /** Its name is no session's: two dots are in none. */
  private ContainerSpec spec(UserName user, String id) {
    List<String> sleep = new ArrayList<>(settings.tools().sleep());
    sleep.add(SECONDS);
    return new ContainerSpec(
        "podspawn-" + user.text() + "..verify-" + id,
        settings.image(),
        sleep,
        settings.names().labels(user),
        Map.of(),
        Optional.empty(),
        Optional.of("none"),
        settings.limits(),
        settings.security());
  }

  private Map<String, String> probe(String container) {
    Optional<ImageAccount> account = settings.account();
    boolean named = account.filter(ImageAccount::isName).isPresent();
    String name = account.filter(ImageAccount::isName).map(ImageAccount::text).orElse("");
    boolean there =
        !named || name.equals(lines(container, Optional.of("0"), name).get("user"));
    Optional<String> as = there ? account.map(ImageAccount::text) : Optional.empty();
    Map<String, String> facts = lines(container, as, there ? name : "");
    if (!there) {
      facts.put("user", name);
      facts.put("account", "no");
      facts.put("named", "yes");
      facts.put("made", settings.security().readonlyRootfs() ? "no" : "yes");
    }
    return facts;
  }

  /** What the probe says as a user: lines {@code word=value}, and at the end {@code done=yes}. */
  private Map<String, String> lines(String container, Optional<String> user, String name) {
    List<String> argv = new ArrayList<>(settings.tools().shell());
    argv.addAll(List.of("-c", script(), "podspawn", name, settings.shell().orElse("")));
    ExecSpec spec = new ExecSpec(argv, Map.of(), Optional.of("/"), user, Optional.empty());
    Map<String, String> facts = new LinkedHashMap<>();
    try (Exec exec = engine.exec(container, spec)) {
      for (String line : ProbeOutput.lines(exec)) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          facts.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    } catch (IOException e) {
      throw failed(e.toString());
    }
    if (!"yes".equals(facts.get("done"))) {
      throw failed("its shell does not run");
    }
    return facts;
  }

  private static EngineException failed(String reason) {
    Message message = Message.of("run a program in the image", reason);
    return new EngineException(ErrorCode.EXEC_FAILED, message, message, null);
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + "..." : text;
  }

  private static String script() {
    try (InputStream in = ImageTrial.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException(SCRIPT + " is missing from podspawn's own jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
