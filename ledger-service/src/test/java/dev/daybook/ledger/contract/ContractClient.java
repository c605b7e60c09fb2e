package dev.daybook.ledger.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** An HTTP client that fails on every exchange that is not as the interface is described. */
public final class ContractClient extends HttpClient {

  private final HttpClient client;
  private final Supplier<ApiContract> contract;

  private ContractClient(HttpClient client, Supplier<ApiContract> contract) {
    this.client = client;
    this.contract = contract;
  }

  public static HttpClient over(HttpClient client, Supplier<ApiContract> contract) {
    return new ContractClient(client, contract);
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    var response = client.send(request, handler);
    contract.get().check(exchange(request, response));
    return response;
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    return client.sendAsync(request, handler).thenApply(response -> checked(request, response));
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      HttpResponse.PushPromiseHandler<T> push) {
    return client
        .sendAsync(request, handler, push)
        .thenApply(response -> checked(request, response));
  }

  private <T> HttpResponse<T> checked(HttpRequest request, HttpResponse<T> response) {
    contract.get().check(exchange(request, response));
    return response;
  }

  private static Exchange exchange(HttpRequest request, HttpResponse<?> response) {
    return new Exchange(
        request.method(),
        request.uri(),
        request.headers(),
        request.bodyPublisher().map(ContractClient::text).orElse(""),
        response.statusCode(),
        response.headers(),
        switch (response.body()) {
          case String text -> Optional.of(text);
          case byte[] bytes -> Optional.of(new String(bytes, StandardCharsets.UTF_8));
          case null, default -> Optional.empty();
        });
  }

  /** Bodies of tests are at hand: the publisher gives them while it is subscribed to. */
  private static String text(HttpRequest.BodyPublisher publisher) {
    var bytes = new ByteArrayOutputStream();
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(ByteBuffer part) {
            var copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
          }

          @Override
          public void onError(Throwable failure) {}

          @Override
          public void onComplete() {}
        });
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return client.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return client.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return client.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return client.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return client.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return client.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return client.authenticator();
  }

  @Override
  public Version version() {
    return client.version();
  }

  @Override
  public Optional<Executor> executor() {
    return client.executor();
  }

  @Override
  public void close() {
    client.close();
  }
}
