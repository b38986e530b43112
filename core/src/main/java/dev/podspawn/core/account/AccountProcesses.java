package dev.podspawn.core.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What runs under an account's ids, its containers' too.
 *
 * @param ranges the account's subordinate ids
 */
public record AccountProcesses(int uid, List<SubordinateIds.Range> ranges) {
  private static final int ROUNDS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Those of an account. */
  public static AccountProcesses of(HostAccount account) {
    return new AccountProcesses(
        account.uid(), SubordinateIds.read(SubordinateIds.FILES.get(0)).of(account.name()));
  }

  List<ProcessHandle> living() {
    return ProcessHandle.allProcesses().filter(process -> isOurs(process.pid())).toList();
  }

  /** Ends all of them, and those that come up while others go; false when some will not. */
  public boolean end() {
    for (int round = 0; round < ROUNDS; round++) {
      List<ProcessHandle> living = living();
      if (living.isEmpty()) {
        return true;
      }
      boolean gently = round == 0;
      living.forEach(process -> signal(process, gently));
      await(living);
    }
    return living().isEmpty();
  }

  private static boolean signal(ProcessHandle process, boolean gently) {
    return gently ? process.destroy() : process.destroyForcibly();
  }

  private static void await(List<ProcessHandle> processes) {
    CompletableFuture<?>[] ends =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // The next round looks again.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** By the real uid in proc(5); those that have ended and wait for their parent to notice are left out. */
  private boolean isOurs(long pid) {
    try {
      boolean ours = false;
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("State:") && "ZX".indexOf(line.substring(6).strip().charAt(0)) >= 0) {
          return false;
        }
        if (line.startsWith("Uid:")) {
          long id = Long.parseLong(line.substring(4).strip().split("\\s+", -1)[0]);
          ours = id == uid || ranges.stream().anyMatch(range -> range.contains(id));
        }
      }
      return ours;
    } catch (IOException e) {
      return false; // it has ended meanwhile
    }
  }
}
