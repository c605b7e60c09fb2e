package dev.daybook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.daybook.contracts.Money;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexedClassLoaderTest {

  private static final String MONEY = "dev/daybook/contracts/Money.class";

  @TempDir private Path folder;
  private IndexedClassLoader loader;

  @BeforeEach
  void twoJars() throws IOException {
    loader =
        new IndexedClassLoader(
            new URL[] {
              jar("first.jar", "words/", "words/one", "words/deep/three"),
              jar("second.jar", "words/one", "words/two", MONEY)
            },
            ClassLoader.getPlatformClassLoader());
  }

  private URL jar(String name, String... entries) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Name.IMPLEMENTATION_VERSION, "of " + name);
    var file = folder.resolve(name);
    try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      for (var entry : entries) {
        jar.putNextEntry(new JarEntry(entry));
        if (entry.equals(MONEY)) {
          try (var bytes = Money.class.getResourceAsStream("Money.class")) {
            bytes.transferTo(jar);
          }
        } else {
          jar.write((entry + " of " + name).getBytes());
        }
      }
    }
    return URI.create("jar:" + file.toUri() + "!/").toURL();
  }

  @Test
  void findsAClassAndTheVersionOfItsJar() throws ClassNotFoundException {
    var found = loader.loadClass(Money.class.getName());
    assertThat(found.getClassLoader()).isSameAs(loader);
    assertThat(found.getPackage().getImplementationVersion()).isEqualTo("of second.jar");
    assertThat(found.getProtectionDomain().getCodeSource().getLocation().toString())
        .endsWith("second.jar!/");
  }

  @Test
  void asksItsParentFirst() throws ClassNotFoundException {
    assertThat(loader.loadClass("java.sql.Connection")).isSameAs(java.sql.Connection.class);
  }

  @Test
  void refusesAClassThatNoJarHas() {
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> loader.loadClass("dev.daybook.contracts.Nothing"));
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> loader.loadClass("Nothing"));
  }

  @Test
  void findsAResourceInTheFirstJarThatHasIt() throws IOException {
    try (var one = loader.getResourceAsStream("words/one");
        var two = loader.getResourceAsStream("words/two");
        var three = loader.getResourceAsStream("words/deep/three")) {
      assertThat(one).hasContent("words/one of first.jar");
      assertThat(two).hasContent("words/two of second.jar");
      assertThat(three).hasContent("words/deep/three of first.jar");
    }
  }

  @Test
  void findsAllResourcesOfANameInTheOrderOfTheJars() throws IOException {
    assertThat(Collections.list(loader.getResources("words/one")))
        .extracting(URL::toString)
        .satisfiesExactly(
            first -> assertThat(first).endsWith("first.jar!/words/one"),
            second -> assertThat(second).endsWith("second.jar!/words/one"));
  }

  @Test
  void findsAFolder() {
    assertThat(loader.getResource("words/")).isNotNull();
    assertThat(loader.getResource("words")).isNotNull();
  }

  @Test
  void findsNothingWhereThereIsNothing() throws IOException {
    assertThat(loader.getResource("words/four")).isNull();
    assertThat(loader.getResource("nowhere/at/all")).isNull();
    assertThat(loader.getResource("")).isNull();
    assertThat(loader.getResources("nowhere").hasMoreElements()).isFalse();
  }
}
