# Sourced by mvnw: lets Maven itself run on a JDK 25 or later even where the default `java` is older.
# (The toolchain in pom.xml does the same for compiler and tests when `mvn` is called directly; the
# formatter runs inside Maven and has no other way to a newer JDK.)

# Prints the feature release of the JDK at $1, or nothing where there is none.
jdk_release() {
  [ -x "$1/bin/javac" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

find_jdk() {
  for jdk in "${JAVA_HOME-}" "${JAVA_HOME_25_X64-}" "${JAVA25_HOME-}" "${JDK25-}" \
    "$(dirname "$(dirname "$(readlink -f "$(command -v javac)" 2>/dev/null)")")" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    "$HOME"/.m2/jdks/* "$HOME"/.gradle/jdks/* "$HOME"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    release=$(jdk_release "$jdk") || continue
    if [ "${release:-0}" -ge 25 ]; then
      JAVA_HOME=$jdk
      export JAVA_HOME
      return 0
    fi
  done
  echo "Daybook needs a JDK 25 or later and found none: install one (for example from https://adoptium.net) or point JAVA_HOME at it." >&2
  return 1
}

set +f
find_jdk || exit 1
set -f
