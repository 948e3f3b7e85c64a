package org.bpstree.defects;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.bpstree.core.Tree;

/**
 * A defect built in a scratch folder, and a world of its own around it: all of this project's classes are loaded
 * anew, the changed ones from there, so that nothing of the healthy core is met.
 */
public final class Plant implements AutoCloseable {
    private static final String OURS = "org.bpstree.";

    private final Scratch scratch = new Scratch();
    private final ClassLoader world;

    /**
     * Builds one; only the files that it changes are compiled.
     *
     * @param core   the folder of the core's sources
     * @param defect what to plant; null for the core as it is
     * @throws DefectException if it does not apply or does not compile
     */
    public Plant(Path core, Defect defect) throws IOException, DefectException {
        try {
            world = new World(build(core, defect));
        } catch (IOException | DefectException failed) {
            close();
            throw failed;
        }
    }

    private Path build(Path core, Defect defect) throws IOException, DefectException {
        synchronized (scratch) {
            final Path folder = scratch.make();
            final Path classes = Files.createDirectory(folder.resolve("classes"));
            if (defect != null) {
                compile(defect, plant(core, defect, Files.createDirectory(folder.resolve("sources"))), classes);
            }
            return classes;
        }
    }

    private static List<Path> plant(Path core, Defect defect, Path sources) throws IOException, DefectException {
        for (String file : defect.edits().stream().map(Defect.Edit::file).distinct().toList()) {
            if (!Files.exists(core.resolve(file))) {
                throw new DefectException(defect.id() + " does not apply: there is no " + file + " in the core");
            }
            Files.writeString(sources.resolve(file), defect.plant(file, Files.readString(core.resolve(file))));
        }
        try (Stream<Path> files = Files.list(sources)) {
            return files.toList();
        }
    }

    private static void compile(Defect defect, List<Path> sources, Path classes) throws IOException, DefectException {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new DefectException("there is no Java compiler here: run it with a JDK, not a JRE");
        }
        final StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            final Path healthy = Path.of(Tree.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            final boolean built = compiler.getTask(messages, manager, null,
                List.of("-d", classes.toString(), "-cp", healthy.toString(), "-proc:none", "-nowarn"), null,
                manager.getJavaFileObjectsFromPaths(sources)).call();
            if (!built) {
                throw new DefectException(defect.id() + " does not compile:\n" + messages);
            }
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A new object of the named class in the defect's world. */
    public Object make(String className, Object... arguments) throws ReflectiveOperationException {
        final Constructor<?> constructor = world.loadClass(className).getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
    }

    @Override
    public void close() throws IOException {
        scratch.close();
    }

    /** Loads this project's classes itself, all others as usual. */
    private static final class World extends ClassLoader {
        private final Path classes;

        World(Path classes) {
            super(Plant.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                final Class<?> loaded = findLoadedClass(name);
                if (loaded != null || !name.startsWith(OURS)) {
                    return loaded != null ? loaded : super.loadClass(name, resolve);
                }
                final byte[] bytes = bytes(name);
                return defineClass(name, bytes, 0, bytes.length);
            }
        }

        private byte[] bytes(String name) throws ClassNotFoundException {
            final String file = name.replace('.', '/') + ".class";
            final Path planted = classes.resolve(file);
            try (InputStream healthy = Files.exists(planted) ? Files.newInputStream(planted)
                : getParent().getResourceAsStream(file)) {
                if (healthy == null) {
                    throw new ClassNotFoundException(name);
                }
                return healthy.readAllBytes();
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
