package ghanti.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Inputs.Fault;
import ghanti.flow.Flow;
import ghanti.flow.yaml.FlowFolder;
import ghanti.flow.yaml.FlowReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of rows as programs write them, and as they should not. */
class RowsTest {

    private Flow flow;

    @BeforeEach
    void read(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("shop.yaml"), """
                flow: shop
                languages: [en, hi]
                inputs:
                  order_id: {type: digits}
                  name: {type: text, optional: true}
                  amount: {type: rupees, optional: true}
                  items: {type: items, optional: true}
                  express: {type: boolean, optional: true}
                start: bye
                nodes:
                  bye: {type: end, outcome: told, prompt: "Order {order_id}."}
                """);
        FlowFolder.Contents contents = new FlowFolder(new FlowReader(name -> null)).readAll(folder);
        assertThat(contents.problems()).isEmpty();
        flow = contents.flows().values().iterator().next().flow();
    }

    private List<Row> csv(String text) throws IOException {
        return rows(FileFormat.CSV, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Row> rows(FileFormat format, byte[] text) throws IOException {
        Rows rows = format.rows(new ByteArrayInputStream(text), flow);
        List<Row> all = new ArrayList<>();
        for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            all.add(row.get());
        }
        return all;
    }

    private static List<String> faults(Row row) {
        return row.faults().stream().map(Fault::message).toList();
    }

    @Test
    void aTableOfASpreadsheet() throws IOException {
        List<Row> rows = csv(String.join(
                "\r\n",
                "\ufeffto;order_id;name;amount;express;items;language;metadata.shop",
                "98765 43210;1042;\"शर्मा; \"\"Sweets\"\"",
                "Delhi\";450.50;TRUE;2 समोसा, 1 चाय;hi;7",
                ";;;;;;;",
                "+919876543210;1043;;;;;;"));
        assertThat(rows).extracting(Row::line).containsExactly(2, 5);
        Row first = rows.get(0);
        assertThat(first.faults()).isEmpty();
        assertThat(first.to()).isEqualTo("98765 43210");
        assertThat(first.language()).isEqualTo("hi");
        assertThat(first.metadata()).isEqualTo(Map.of("shop", "7"));
        assertThat(first.inputs())
                .containsEntry("order_id", "1042")
                .containsEntry("name", "शर्मा; \"Sweets\"\nDelhi")
                .containsEntry("amount", new java.math.BigDecimal("450.5"))
                .containsEntry("express", true)
                .containsEntry(
                        "items",
                        List.of(Map.of("name", "समोसा", "quantity", 2L), Map.of("name", "चाय", "quantity", 1L)));
        assertThat(rows.get(1).inputs()).isEqualTo(Map.of("order_id", "1043"));
        assertThat(rows.get(1).metadata()).isNull();
    }

    @Test
    void everyDelimiterAndEndOfLine() throws IOException {
        for (String delimiter : List.of(",", ";", "\t")) {
            for (String end : List.of("\n", "\r\n", "\r")) {
                List<Row> rows = csv(String.join(delimiter, "to", "order_id")
                        + end
                        + String.join(delimiter, "1", "2")
                        + end
                        + String.join(delimiter, "3", "\"4\"")
                        + end);
                assertThat(rows).extracting(Row::to).containsExactly("1", "3");
                assertThat(rows)
                        .extracting(Row::inputs)
                        .containsExactly(Map.of("order_id", "2"), Map.of("order_id", "4"));
            }
        }
    }

    @Test
    void aWrongHeaderIsToldOnce() throws IOException {
        List<Row> rows = csv("number,ordr_id,ordr_id\n1,2,3\n");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).line()).isEqualTo(1);
        assertThat(faults(rows.get(0)))
                .containsExactly(
                        "the header names \"number\", which is no column; known are to, order_id, name, amount, items,"
                                + " express, language, metadata.NAME",
                        "the header names \"ordr_id\", which is no column; did you mean \"order_id\"?",
                        "the header names \"ordr_id\" twice",
                        "the header lacks the column \"to\", the numbers to ring",
                        "the header lacks the column \"order_id\", which the flow requires");
        Rows again = FileFormat.CSV.rows(new ByteArrayInputStream("name\nx".getBytes(StandardCharsets.UTF_8)), flow);
        again.next();
        assertThat(again.missing()).containsExactlyInAnyOrder("to", "inputs.order_id");
    }

    @Test
    void whatCannotBeReadNamesItsLineAndTheRestGoesOn() throws IOException {
        String longest = "x".repeat(Rows.LONGEST);
        List<Row> rows = csv("to,order_id\n1,2,3\n4\n\"5\"x,6\n7,8\n9," + longest + ",,,,\n10,11\n12,\u0000\n13,14\n");
        assertThat(rows).extracting(Row::line).containsExactly(2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(faults(rows.get(0))).containsExactly("has 3 cells where the header has 2");
        assertThat(faults(rows.get(1))).containsExactly("has 1 cells where the header has 2");
        assertThat(faults(rows.get(2)).get(0)).startsWith("has something behind a closing quote");
        assertThat(rows.get(3).faults()).isEmpty();
        assertThat(faults(rows.get(4))).containsExactly(Rows.TOO_LONG);
        assertThat(rows.get(5).faults()).isEmpty();
        assertThat(faults(rows.get(6))).containsExactly(Rows.NOT_UTF_8);
        assertThat(rows.get(7).faults()).isEmpty();
    }

    @Test
    void aQuoteThatIsNeverClosed() throws IOException {
        List<Row> rows = csv("to,order_id\n1,2\n3,\"4\n5,6\n");
        assertThat(rows).extracting(Row::line).containsExactly(2, 3);
        assertThat(faults(rows.get(1))).containsExactly("opens a quote that is never closed");
        List<Row> much = csv("to,order_id\n3,\"4\n" + "5,6\n".repeat(Rows.LONGEST));
        assertThat(much).hasSize(1);
        assertThat(faults(much.get(0)).get(0)).contains("not closed; what follows was not checked");
    }

    @Test
    void otherCharacterSetsAreRefusedByLine() throws IOException {
        byte[] latin = "to,order_id,name\n1,2,caf\u00e9\n3,4,x\n".getBytes(StandardCharsets.ISO_8859_1);
        List<Row> rows = rows(FileFormat.CSV, latin);
        assertThat(faults(rows.get(0))).containsExactly(Rows.NOT_UTF_8);
        assertThat(rows.get(1).faults()).isEmpty();
        byte[] wide = "to,order_id\n1,2\n".getBytes(StandardCharsets.UTF_16LE);
        assertThat(faults(rows(FileFormat.CSV, wide).get(0))).containsExactly(Rows.NOT_UTF_8);
    }

    @Test
    void jsonLines() throws IOException {
        String text = "\ufeff{\"to\":\"+919876543210\",\"inputs\":{\"order_id\":\"1\"},\"metadata\":{\"a\":[1]}}\r\n\n"
                + "{\"to\":\"1\"\n[]\n{\"to\":1,\"to\":2}\n"
                + "{\"to\":\"1\",\"flow\":\"x\",\"inputs\":[]}\n"
                + "{\"to\":\"" + "9".repeat(Rows.LONGEST) + "\"}\n{\"to\":\"2\"}";
        List<Row> rows = rows(FileFormat.JSON_LINES, text.getBytes(StandardCharsets.UTF_8));
        assertThat(rows).extracting(Row::line).containsExactly(1, 3, 4, 5, 6, 7, 8);
        assertThat(rows.get(0).inputs()).isEqualTo(Map.of("order_id", "1"));
        assertThat(rows.get(0).metadata()).isEqualTo(Map.of("a", List.of(1L)));
        for (int wrong = 1; wrong <= 3; wrong++) {
            assertThat(faults(rows.get(wrong)).get(0)).startsWith("must be one JSON object");
        }
        assertThat(rows.get(4).faults()).extracting(Fault::field).containsExactly("flow", "inputs");
        assertThat(faults(rows.get(5))).containsExactly(Rows.TOO_LONG);
        assertThat(rows.get(6).to()).isEqualTo("2");
    }
}
