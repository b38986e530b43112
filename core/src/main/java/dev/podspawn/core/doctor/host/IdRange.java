package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.NssAccount;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of /etc/subuid or /etc/subgid: {@code owner:first:count} (subuid(5)).
 *
 * @param owner a name, or a uid in decimal
 */
record IdRange(String owner, long first, long count) {
  private static final int LONGEST = 10;

  static List<IdRange> all(String text) {
    List<IdRange> ranges = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String[] fields = line.strip().split(":", -1);
      if (fields.length == 3 && isNumber(fields[1]) && isNumber(fields[2])) {
        ranges.add(new IdRange(fields[0], Long.parseLong(fields[1]), Long.parseLong(fields[2])));
      }
    }
    return ranges;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  boolean isOf(NssAccount account) {
    return owner.equals(account.name()) || owner.equals(Integer.toString(account.uid()));
  }

  long last() {
    return first + count - 1;
  }

  boolean overlaps(IdRange other) {
    return first <= other.last() && other.first <= last();
  }
}
