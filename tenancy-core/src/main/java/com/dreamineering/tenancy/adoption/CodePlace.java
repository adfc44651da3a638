package com.dreamineering.tenancy.adoption;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.stream.Stream;

/** Finds the application's own method that led to where the thread is. */
final class CodePlace {

    private static final String LIBRARY = "com.dreamineering.tenancy.";
    private static final List<String> RUNTIME = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
    private static final List<String> FRAMEWORKS = List.of(
            LIBRARY,
            "org.hibernate.",
            "org.springframework.",
            "jakarta.",
            "com.zaxxer.hikari.",
            "org.apache.",
            "org.eclipse.jetty.",
            "io.undertow.",
            "io.micrometer.",
            "net.bytebuddy.",
            "org.aopalliance.",
            "org.aspectj.",
            "org.jooq.",
            "com.querydsl.",
            "org.quartz.",
            "kotlin.",
            "groovy.");

    private CodePlace() {}

    /** The method nearest to here that is of no framework; the nearest of any if there is none. */
    static String current() {
        return StackWalker.getInstance().walk(CodePlace::in);
    }

    private static String in(Stream<StackFrame> frames) {
        String nearest = "nowhere";
        boolean first = true;
        for (StackFrame frame : (Iterable<StackFrame>) frames::iterator) {
            String name = frame.getClassName();
            if (isOf(RUNTIME, name) || name.startsWith(LIBRARY) || isGenerated(name)) {
                continue;
            }
            if (!isOf(FRAMEWORKS, name)) {
                return describe(frame);
            }
            if (first) {
                nearest = describe(frame);
                first = false;
            }
        }
        return nearest;
    }

    private static boolean isOf(List<String> prefixes, String name) {
        return prefixes.stream().anyMatch(name::startsWith);
    }

    /** Proxies stand in the package of what they stand for. */
    private static boolean isGenerated(String name) {
        return name.contains("$$") || name.contains("$Proxy") || name.contains("$HibernateProxy");
    }

    private static String describe(StackFrame frame) {
        return "%s.%s(%s)"
                .formatted(
                        frame.getClassName(),
                        frame.getMethodName(),
                        frame.getFileName() == null
                                ? "unknown source"
                                : "%s:%d".formatted(frame.getFileName(), frame.getLineNumber()));
    }
}
