package dev.podspawn.core.config;

import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.UserName;
import java.util.List;
import java.util.Optional;

/** A list of users and {@code @groups}. A key without a value is a mistake: it would not be clear whom it admits. */
final class AdmittedType implements ValueType<Admitted> {
  private final ListType<Admitted.Who> list = new ListType<>(new WhoType());

  @Override
  public Optional<Admitted> read(YamlValue value, String field, Problems problems) {
    Optional<List<Admitted.Who>> read = list.read(value, field, problems);
    return read.isPresent() ? Optional.of(new Admitted.Listed(read.get())) : Optional.empty();
  }

  @Override
  public Admitted fromDefault(String text) {
    return Admitted.EVERYBODY;
  }

  @Override
  public boolean takesNothing() {
    return true;
  }

  /** One of them. */
  private static final class WhoType extends ScalarType<Admitted.Who> {
    private static final int MAX_LENGTH = 256;

    @Override
    protected Optional<Admitted.Who> parse(String text) {
      if (text.startsWith("@")) {
        String group = text.substring(1);
        return isGroup(group) ? Optional.of(new Admitted.Group(group)) : Optional.empty();
      }
      try {
        return Optional.of(new Admitted.User(UserName.parse(text)));
      } catch (PodspawnException e) {
        return Optional.empty();
      }
    }

    /** Directories allow more than groupadd(8) does, blanks included; what begins with a digit or '-' is no name. */
    private static boolean isGroup(String name) {
      boolean sound = !name.isEmpty() && name.length() <= MAX_LENGTH;
      for (int i = 0; sound && i < name.length(); i++) {
        char c = name.charAt(i);
        sound = !Character.isISOControl(c) && c != ':' && c != ',';
      }
      return sound && name.charAt(0) != '-' && !(name.charAt(0) >= '0' && name.charAt(0) <= '9');
    }

    @Override
    protected String expected() {
      return "the name of a user, or @ and the name of a group";
    }
  }
}
