# Made from the packaged jar: ./mvnw package, then docker build --tag daybook .
FROM eclipse-temurin:25-jre AS layers
WORKDIR /layers
COPY ledger-service/target/daybook.jar ./
RUN java -Djarmode=tools -jar daybook.jar extract --layers --destination extracted

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 daybook \
 && useradd --system --uid 10001 --gid daybook --home-dir /daybook --shell /usr/sbin/nologin daybook \
 && install --directory --owner daybook --group daybook --mode 0700 /daybook /daybook/data
WORKDIR /daybook
# What changes least comes first: an image of a new release shares its dependencies with the old.
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/spring-boot-loader/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./

USER daybook
# Inside a container the loopback interface is nobody's: who may connect is decided by what is published.
ENV SERVER_ADDRESS=0.0.0.0 \
    SERVER_PORT=8080 \
    DAYBOOK_DATA_DIR=/daybook/data
VOLUME /daybook/data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$SERVER_PORT && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '\"status\":\"UP\"' <&3"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-jar", "daybook.jar"]
