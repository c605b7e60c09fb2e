# Sourced by mvnw: `./mvnw spring-boot:run` builds what runs and nothing else – no check of the format, no tests, no
# benchmarks –, and keeps it in target/run, apart from what is built with every check. The profiles of pom.xml say what
# is left out.

case " $* " in
*" spring-boot:run "*)
  if [ -f ledger-service/pom.xml ]; then
    if [ -t 1 ]; then
      if [ -d ledger-service/target/run ]; then
        echo "Building what has changed …"
      else
        echo "Building what runs. The first time, that takes some minutes: 100 MB of libraries come from Maven Central, PostgreSQL among them …"
      fi
    fi
    # Most of the first time goes into waiting for one small file after another, so many are asked for at once.
    set -- --quiet --projects ledger-service --also-make -Ddaybook.run \
      -Daether.connector.basic.threads=16 -Daether.dependencyCollector.bf.threads=16 "$@"
  fi
  ;;
esac
