import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * What an auditor does who trusts nobody: fetches a history from the service at {@code DAYBOOK_URL}
 * and checks it by what the guide for auditors says, with nothing but the JDK. Shares no code with
 * the service. Then the service's own command has to find the same, in the same files.
 */
class Audit {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String BASE = System.getenv("DAYBOOK_URL") + "/api/v1";

  static void main(String[] arguments) throws Exception {
    var jar = Path.of(arguments[0]);
    var token = signIn();
    var position = addBrand(token);
    var key = get("/audit/key", "text/plain", token);
    var receipt = get("/audit/receipt?position=" + position, "text/plain", token);
    var checkpoint = get("/audit/checkpoint", "text/plain", token);
    var replay = get("/events", "application/x-ndjson", token);

    var leaves = leaves(replay);
    var size = checkSigned(checkpoint, key, leaves);
    checkReceipt(receipt, key, leaves);
    System.out.println("Checked by hand: " + size + " events are what was signed.");
    checkCommand(jar, key, receipt, checkpoint, replay);
    System.out.println("The command finds the same.");
  }

  private static String signIn() throws Exception {
    var login =
        "{\"tenant\":\"demo\",\"username\":\"owner\",\"password\":\"%s\"}"
            .formatted(System.getenv("DAYBOOK_OWNER_PASSWORD"));
    var answer = send(request("/auth/login", "").POST(HttpRequest.BodyPublishers.ofString(login)));
    return answer.replaceFirst("(?s).*\"access_token\" *: *\"([^\"]+)\".*", "$1");
  }

  private static String addBrand(String token) throws Exception {
    var brand = HttpRequest.BodyPublishers.ofString("{\"name\":\"Zw\u00f6lf \\\"B\u00f6cke\\\"\"}");
    var answer = HTTP.send(request("/brands", token).POST(brand).build(), BodyHandlers.ofString());
    return answer.headers().firstValue("Daybook-Position").orElseThrow();
  }

  private static String get(String path, String form, String token) throws Exception {
    return send(request(path, token).header("Accept", form).header("Prefer", "wait=10"));
  }

  private static HttpRequest.Builder request(String path, String token) {
    var request =
        HttpRequest.newBuilder(URI.create(BASE + path)).header("Content-Type", "application/json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static String send(HttpRequest.Builder request) throws Exception {
    var answer = HTTP.send(request.build(), BodyHandlers.ofString());
    demand(answer.statusCode() == 200, request.build() + ": " + answer.body());
    return answer.body();
  }

  /** The leaf of each line of the replay but the last, which is about the bytes before it. */
  private static List<byte[]> leaves(String replay) throws Exception {
    var end = replay.lastIndexOf("\n{\"count\"") + 1;
    var sha256 = HexFormat.of().formatHex(sha256(utf8(replay.substring(0, end))));
    demand(replay.substring(end).contains(sha256), "The last line says another SHA-256.");
    var leaves = new ArrayList<byte[]>();
    for (var line : replay.substring(0, end).split("\n")) {
      var json = new Json(line);
      var members = json.members();
      var said = members.remove("leafhash");
      members.remove("previousposition");
      var leaf = sha256(new byte[] {0}, utf8(Json.object(members)));
      demand(
          said == null || said.equals("null") || said.equals("\"" + base64(leaf) + "\""),
          "A line does not hash to its leafhash: " + line);
      leaves.add(leaf);
    }
    return leaves;
  }

  /** How many events the checkpoint covers. */
  private static int checkSigned(String note, String key, List<byte[]> leaves) throws Exception {
    var text = note.substring(0, note.indexOf("\n\n") + 1);
    var signature = note.substring(note.indexOf("\n\n") + 2).strip().split(" ");
    var parts = key.strip().split("\\+", 3);
    var typed = Base64.getDecoder().decode(parts[2]);
    var signed = Base64.getDecoder().decode(signature[2]);
    var id = sha256(utf8(parts[0] + "\n"), typed);
    demand(signature[1].equals(parts[0]), "Another key has signed.");
    demand(HexFormat.of().formatHex(id, 0, 4).equals(parts[1]), "The key has another id.");
    demand(Arrays.equals(id, 0, 4, signed, 0, 4), "The signature names another key.");
    demand(
        isSigned(utf8(text), Arrays.copyOfRange(signed, 4, 68), Arrays.copyOfRange(typed, 1, 33)),
        "The signature is wrong.");

    var lines = text.split("\n");
    demand(lines[0].equals(parts[0] + "/tenants/demo"), "The log is another one.");
    var size = Integer.parseInt(lines[1]);
    demand(size <= leaves.size(), "Events are missing.");
    demand(base64(root(leaves.subList(0, size))).equals(lines[2]), "The root is another one.");
    return size;
  }

  private static void checkReceipt(String receipt, String key, List<byte[]> leaves)
      throws Exception {
    var end = receipt.indexOf("\n\n");
    var size = checkSigned(receipt.substring(end + 2), key, leaves);
    var lines = List.of(receipt.substring(0, end).split("\n"));
    demand(lines.getFirst().equals("c2sp.org/tlog-proof@v1"), "It is no receipt.");
    var event = Base64.getDecoder().decode(lines.get(1).substring("extra ".length()));
    var index = Integer.parseInt(lines.get(2).substring("index ".length()));
    demand(Arrays.equals(sha256(new byte[] {0}, event), leaves.get(index)), "Another event.");
    var proof = path(index, leaves.subList(0, size)).stream().map(Audit::base64).toList();
    demand(proof.equals(lines.subList(3, lines.size())), "The proof is another one.");
  }

  private static void checkCommand(
      Path jar, String key, String receipt, String checkpoint, String replay) throws Exception {
    var folder = Files.createTempDirectory("audit");
    Files.writeString(folder.resolve("key"), key);
    Files.writeString(folder.resolve("receipt"), receipt);
    Files.writeString(folder.resolve("checkpoint"), checkpoint);
    Files.writeString(folder.resolve("replay"), replay);
    var ofReplay = List.of("--replay", "replay", "--checkpoint", "checkpoint", "--key", "key");
    demand(verify(jar, folder, ofReplay) == 0, "The command does not verify the replay.");
    demand(
        verify(jar, folder, List.of("--receipt", "receipt", "--key", "key")) == 0,
        "The command does not verify the receipt.");
    Files.writeString(folder.resolve("replay"), replay.replaceFirst("B\u00f6cke", "Bocke"));
    demand(verify(jar, folder, ofReplay) == 1, "The command does not find a change.");
  }

  private static int verify(Path jar, Path folder, List<String> arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", jar.toAbsolutePath().toString(), "verify"));
    command.addAll(arguments);
    return new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor();
  }

  // RFC 9162, section 2.1: MTH and PATH, word for word.

  private static byte[] root(List<byte[]> leaves) throws Exception {
    if (leaves.isEmpty()) {
      return sha256();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    var k = Integer.highestOneBit(leaves.size() - 1);
    return sha256(
        new byte[] {1}, root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  private static List<byte[]> path(int m, List<byte[]> leaves) throws Exception {
    if (leaves.size() == 1) {
      return new ArrayList<>();
    }
    var k = Integer.highestOneBit(leaves.size() - 1);
    var left = leaves.subList(0, k);
    var right = leaves.subList(k, leaves.size());
    var path = m < k ? path(m, left) : path(m - k, right);
    path.add(root(m < k ? right : left));
    return path;
  }

  private static boolean isSigned(byte[] text, byte[] signature, byte[] key) throws Exception {
    var encoded = new ByteArrayOutputStream();
    encoded.write(HexFormat.of().parseHex("302a300506032b6570032100"));
    encoded.write(key);
    var check = Signature.getInstance("Ed25519");
    check.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(encoded.toByteArray())));
    check.update(text);
    return check.verify(signature);
  }

  private static byte[] sha256(byte[]... parts) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    for (var part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static void demand(boolean so, String otherwise) {
    if (!so) {
      throw new AssertionError(otherwise);
    }
  }

  /** Reads JSON and writes it in its canonical form (RFC 8785), for events: numbers are digits. */
  private static final class Json {

    private final String text;
    private int at;

    Json(String text) {
      this.text = text;
    }

    TreeMap<String, String> members() {
      var members = new TreeMap<String, String>();
      expect('{');
      while (peek() != '}') {
        if (!members.isEmpty()) {
          expect(',');
        }
        var name = string();
        expect(':');
        members.put(name, value());
      }
      expect('}');
      return members;
    }

    static String object(TreeMap<String, String> members) {
      var object = new ArrayList<String>();
      members.forEach((name, value) -> object.add(quoted(name) + ":" + value));
      return "{" + String.join(",", object) + "}";
    }

    private String value() {
      return switch (peek()) {
        case '{' -> object(members());
        case '[' -> array();
        case '"' -> quoted(string());
        default -> word();
      };
    }

    private String array() {
      var elements = new ArrayList<String>();
      expect('[');
      while (peek() != ']') {
        if (!elements.isEmpty()) {
          expect(',');
        }
        elements.add(value());
      }
      expect(']');
      return "[" + String.join(",", elements) + "]";
    }

    private String word() {
      var start = at;
      while (at < text.length() && ",]} ".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      var word = text.substring(start, at);
      demand(word.matches("null|true|false|0|-?[1-9][0-9]{0,15}"), "No word of an event: " + word);
      return word;
    }

    private String string() {
      var string = new StringBuilder();
      expect('"');
      while (text.charAt(at) != '"') {
        var unit = text.charAt(at++);
        string.append(unit == '\\' ? escaped() : unit);
      }
      expect('"');
      return string.toString();
    }

    private char escaped() {
      var unit = text.charAt(at++);
      if (unit == 'u') {
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      var which = "bfnrt".indexOf(unit);
      return which < 0 ? unit : "\b\f\n\r\t".charAt(which);
    }

    private static String quoted(String text) {
      var quoted = new StringBuilder("\"");
      for (var unit : text.toCharArray()) {
        var which = "\b\f\n\r\t\"\\".indexOf(unit);
        if (which >= 0) {
          quoted.append('\\').append("bfnrt\"\\".charAt(which));
        } else if (unit < ' ') {
          quoted.append("\\u%04x".formatted((int) unit));
        } else {
          quoted.append(unit);
        }
      }
      return quoted.append('"').toString();
    }

    private char peek() {
      while (text.charAt(at) == ' ') {
        at++;
      }
      return text.charAt(at);
    }

    private void expect(char unit) {
      demand(peek() == unit, "No JSON at " + at + ": " + text);
      at++;
    }
  }
}
