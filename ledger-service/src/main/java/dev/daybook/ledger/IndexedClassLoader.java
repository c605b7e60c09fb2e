package dev.daybook.ledger;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Knows which jar has a folder, where the loader of a packaged Spring Boot application asks each of
 * a hundred jars for each of seven thousand classes: a fifth of every start went into that. Like
 * {@link Launch} it is compiled for Java 17.
 */
final class IndexedClassLoader extends SecureClassLoader {

  static {
    registerAsParallelCapable();
  }

  /** One entry of the class path. */
  private record Source(URL url, JarFile jar, CodeSource code) {

    static Source at(URL url) throws IOException {
      var jar = ((JarURLConnection) url.openConnection()).getJarFile();
      return new Source(url, jar, new CodeSource(url, (Certificate[]) null));
    }

    boolean has(String path) {
      return jar.getEntry(path) != null;
    }

    /** Nothing if it is not there. */
    byte @Nullable [] bytes(String path) throws IOException {
      var entry = jar.getEntry(path);
      if (entry == null) {
        return null;
      }
      try (var stream = jar.getInputStream(entry)) {
        return stream.readAllBytes();
      }
    }

    /** As its own kind of address, which the handler of the outer jar understands. */
    URL locate(String path) {
      try {
        return new URL(url, path);
      } catch (MalformedURLException impossible) {
        throw new IllegalStateException(path + " in " + url, impossible);
      }
    }
  }

  /** In the order of the class path, as there are folders that several jars have. */
  private final Map<String, List<Source>> byFolder = new HashMap<>();

  /**
   * @param jars addresses of jars, also of those inside another
   */
  IndexedClassLoader(URL[] jars, ClassLoader parent) throws IOException {
    super(parent);
    for (var jar : jars) {
      index(Source.at(jar));
    }
  }

  private void index(Source source) {
    var last = "none";
    for (var entries = source.jar.entries(); entries.hasMoreElements(); ) {
      var folder = folderOf(entries.nextElement().getName());
      if (!folder.equals(last)) {
        last = folder;
        var sources = byFolder.computeIfAbsent(folder, first -> new ArrayList<>(1));
        if (sources.isEmpty() || sources.get(sources.size() - 1) != source) {
          sources.add(source);
        }
      }
    }
  }

  /** Folders themselves are found as well, in the folder that they are in. */
  private static String folderOf(String path) {
    var slash = path.lastIndexOf('/', path.length() - 2);
    return slash < 0 ? "" : path.substring(0, slash);
  }

  private List<Source> candidates(String path) {
    return byFolder.getOrDefault(folderOf(path), List.of());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    var path = name.replace('.', '/') + ".class";
    try {
      for (var source : candidates(path)) {
        var bytes = source.bytes(path);
        if (bytes != null) {
          definePackageOf(name, source);
          return defineClass(name, bytes, 0, bytes.length, source.code);
        }
      }
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
    throw new ClassNotFoundException(name);
  }

  /** Libraries read their version from their package. */
  private void definePackageOf(String className, Source source) throws IOException {
    var dot = className.lastIndexOf('.');
    var name = dot < 0 ? "" : className.substring(0, dot);
    if (getDefinedPackage(name) != null) {
      return;
    }
    var manifest = source.jar.getManifest();
    var main = manifest == null ? new Attributes() : manifest.getMainAttributes();
    try {
      definePackage(
          name,
          main.getValue(Name.SPECIFICATION_TITLE),
          main.getValue(Name.SPECIFICATION_VERSION),
          main.getValue(Name.SPECIFICATION_VENDOR),
          main.getValue(Name.IMPLEMENTATION_TITLE),
          main.getValue(Name.IMPLEMENTATION_VERSION),
          main.getValue(Name.IMPLEMENTATION_VENDOR),
          null);
    } catch (IllegalArgumentException defined) {
      // By another thread, meanwhile.
    }
  }

  @Override
  protected @Nullable URL findResource(String path) {
    return candidates(path).stream()
        .filter(source -> source.has(path))
        .findFirst()
        .map(source -> source.locate(path))
        .orElse(null);
  }

  @Override
  protected Enumeration<URL> findResources(String path) {
    return Collections.enumeration(
        candidates(path).stream()
            .filter(source -> source.has(path))
            .map(source -> source.locate(path))
            .toList());
  }
}
