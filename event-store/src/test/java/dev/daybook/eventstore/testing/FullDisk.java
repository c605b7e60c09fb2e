package dev.daybook.eventstore.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;

/** A disk of the log that can be filled up, and freed again. */
public sealed interface FullDisk extends AutoCloseable {

  void fill();

  void free();

  @Override
  void close();

  /** One of which PostgreSQL only says that it is full: there is one wherever there is a test. */
  static FullDisk said(TestDatabase database) {
    return new Said(database);
  }

  /**
   * A small file system in memory, which the tables of the log move to. Where none may be mounted,
   * or the server can't see it, the test that asks for it is left out.
   */
  static FullDisk real(TestDatabase database) {
    return Real.of(database);
  }

  record Said(TestDatabase database) implements FullDisk {

    @Override
    public void fill() {
      database.execute(
          """
          CREATE FUNCTION public.no_room() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
              RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
          END $$;
          CREATE TRIGGER no_room BEFORE INSERT ON daybook.event EXECUTE FUNCTION public.no_room();
          """);
    }

    @Override
    public void free() {
      database.execute("DROP FUNCTION IF EXISTS public.no_room() CASCADE");
    }

    @Override
    public void close() {
      free();
    }
  }

  record Real(TestDatabase database, Path path) implements FullDisk {

    private static final List<String> TABLES = List.of("event", "event_tag", "append_once");
    private static final int BLOCK_BYTES = 4 << 10;

    private static Real of(TestDatabase database) {
      try {
        var path = Files.createTempDirectory("daybook-small-disk");
        Assumptions.assumeTrue(
            succeeds("mount", "-t", "tmpfs", "-o", "size=16m,mode=0700", "none", path.toString()),
            "No file system may be mounted here.");
        var real = new Real(database, path);
        Runtime.getRuntime().addShutdownHook(new Thread(real::unmount));
        real.moveTables();
        return real;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    private void moveTables() {
      try {
        database.execute("CREATE TABLESPACE %s LOCATION '%s'".formatted(name(), path));
      } catch (IllegalStateException elsewhere) {
        Assumptions.abort("The server does not see this machine's disks: " + elsewhere);
      }
      moveTo(name());
    }

    private String name() {
      return path.getFileName().toString().replace("-", "_").toLowerCase(Locale.ROOT);
    }

    private void moveTo(String tablespace) {
      TABLES.forEach(
          table ->
              database.execute(
                  "ALTER TABLE daybook.%s SET TABLESPACE %s".formatted(table, tablespace)));
    }

    @Override
    public void fill() {
      try (var ballast =
          FileChannel.open(
              path.resolve("ballast"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        while (true) {
          ballast.write(ByteBuffer.allocate(BLOCK_BYTES));
        }
      } catch (IOException full) {
        if (!String.valueOf(full.getMessage()).contains("No space left")) {
          throw new UncheckedIOException(full);
        }
      }
    }

    @Override
    public void free() {
      try {
        Files.deleteIfExists(path.resolve("ballast"));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    @Override
    public void close() {
      free();
      moveTo("pg_default");
      database.execute("DROP TABLESPACE " + name());
      unmount();
    }

    private void unmount() {
      if (Files.exists(path)) {
        succeeds("umount", "--lazy", path.toString());
        path.toFile().delete();
      }
    }

    private static boolean succeeds(String... command) {
      try {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
      } catch (IOException noSuchProgram) {
        return false;
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
  }
}
