package dev.daybook.ledger.platform.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Headers.PseudoHeaderName;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the head of a request of HTTP/2 as {@link HeadGuard} does at one of HTTP/1.1. What the
 * frames themselves must be, such as lower-case names and no connection headers, the codec has seen
 * to before.
 */
final class StreamHeads {

  /** Makes something that is answered well of what would be answered badly, or not at all. */
  static void check(Http2Headers head, int maxUriBytes) {
    var path = head.path();
    if (!isAsking(head)
        || head.scheme() == null
        || path == null
        || head.contains(PseudoHeaderName.PROTOCOL.value())
        || !hasOneHost(head)) {
      lead(head, HeadRules.MALFORMED);
      return;
    }
    // The framework would answer a browser's question for another origin by itself, with nothing.
    head.remove(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    checkContentType(head);
    checkAccept(head);
    if (path.length() > maxUriBytes) {
      lead(head, HeadRules.TOO_LONG);
    } else if (!HeadRules.isTarget(path.toString())
        || !HeadRules.isHost(head.authority().toString())) {
      lead(head, HeadRules.UNREADABLE);
    }
  }

  /** Nobody is led through to somewhere else. */
  private static boolean isAsking(Http2Headers head) {
    return head.method() != null && !HttpMethod.CONNECT.asciiName().contentEquals(head.method());
  }

  /** Leads whoever asks for anything but health to where everything is refused. */
  static void leadToHealthAlone(Http2Headers head) {
    var path = head.path();
    if (path == null || !path.toString().startsWith(Paths.HEALTH)) {
      lead(head, HeadRules.CROWDED);
    }
  }

  /** The authority, or else a host, is what a proxy before this service went by: not both. */
  private static boolean hasOneHost(Http2Headers head) {
    var hosts = new LinkedHashSet<String>();
    addTo(hosts, head.authority());
    head.getAll(HttpHeaderNames.HOST).forEach(host -> addTo(hosts, host));
    if (hosts.size() != 1) {
      return false;
    }
    head.remove(HttpHeaderNames.HOST);
    head.authority(hosts.getFirst());
    return true;
  }

  private static void addTo(LinkedHashSet<String> hosts, @Nullable CharSequence host) {
    if (host != null) {
      hosts.add(host.toString());
    }
  }

  private static void checkContentType(Http2Headers head) {
    var type = head.get(HttpHeaderNames.CONTENT_TYPE);
    if (type != null && !HeadRules.isMediaType(type)) {
      head.set(HttpHeaderNames.CONTENT_TYPE, HeadRules.UNREADABLE_TYPE);
    }
  }

  private static void checkAccept(Http2Headers head) {
    var accept = head.getAll(HttpHeaderNames.ACCEPT);
    if (!accept.isEmpty() && accept.stream().allMatch(HeadRules::isListOfNothing)) {
      head.remove(HttpHeaderNames.ACCEPT);
    }
  }

  private static void lead(Http2Headers head, String path) {
    head.remove(PseudoHeaderName.PROTOCOL.value());
    head.remove(HttpHeaderNames.HOST);
    head.authority(HeadRules.SOME_HOST).scheme("http").path(path);
    if (!isAsking(head)) {
      head.method(HttpMethod.GET.asciiName());
    }
  }

  private StreamHeads() {}
}
