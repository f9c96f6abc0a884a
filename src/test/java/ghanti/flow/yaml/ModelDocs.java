package ghanti.flow.yaml;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The javadoc of the model, which is what authors read about the language: the first paragraph of each class and its
 * {@code @param}s. What is for developers alone stands in further paragraphs.
 */
final class ModelDocs {

    private static final Path SOURCES = Path.of("src/main/java");

    private final Map<String, String> texts = new LinkedHashMap<>();

    private ModelDocs() {}

    /** Reads the sources of the flow's rooms. */
    static ModelDocs read() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ModelDocs docs = new ModelDocs();
        try (Stream<Path> paths = Files.walk(SOURCES.resolve("ghanti/flow"));
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources =
                    paths.filter(path -> path.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                docs.new Scanner(trees).scan(unit, "");
            }
            return docs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first paragraph about a class. */
    String of(Class<?> type) {
        return text(nameOf(type));
    }

    /** What a component of a record is. */
    String of(Class<?> type, String component) {
        return text(nameOf(type) + " @param " + component);
    }

    private String text(String name) {
        String text = texts.getOrDefault(name, "");
        if (text.isEmpty()) {
            throw new AssertionError("write javadoc for " + name + ": the guide and the schema are made of it");
        }
        return text;
    }

    private static String nameOf(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    /** Collects the comments of all classes of a file; what it is given is the name of the class around. */
    private final class Scanner extends TreePathScanner<Void, String> {

        private final DocTrees trees;

        Scanner(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, String outer) {
            String name = outer + type.getSimpleName();
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                texts.put(name, plain(comment.getFullBody()));
                for (DocTree tag : comment.getBlockTags()) {
                    if (tag instanceof ParamTree param) {
                        String whole = name + " @param " + param.getName().getName();
                        texts.put(whole, plain(param.getDescription()));
                    }
                }
            }
            return super.visitClass(type, name + ".");
        }

        private String plain(List<? extends DocTree> pieces) {
            StringBuilder text = new StringBuilder();
            for (DocTree piece : pieces) {
                if (piece instanceof StartElementTree) {
                    break;
                }
                text.append(plain(piece));
            }
            return text.toString().strip().replaceAll("\\s+", " ");
        }

        /** Links lead nowhere outside of the sources, so they come out as they stand there and are seen in review. */
        private String plain(DocTree piece) {
            if (piece instanceof TextTree words) {
                return words.getBody();
            }
            return piece instanceof LiteralTree code ? "`" + code.getBody().getBody() + "`" : piece.toString();
        }
    }
}
