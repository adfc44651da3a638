package com.dreamineering.tenancy.statement;

import com.dreamineering.tenancy.statement.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a statement into tokens and leaves out comments.
 *
 * <p>Whatever H2 and PostgreSQL could read differently is refused: a guard that reads a text otherwise than the database
 * guards nothing. That is escapes in literals and names, comments inside comments and numbered parameters.
 */
final class Tokenizer {

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private int position;
    private int parameters;

    private Tokenizer(String sql) {
        this.sql = sql;
    }

    static List<Token> cut(String sql) {
        Tokenizer tokenizer = new Tokenizer(sql);
        while (tokenizer.position < sql.length()) {
            tokenizer.next();
        }
        if (!tokenizer.open.isEmpty()) {
            throw new UnreadableStatementException("a parenthesis is not closed");
        }
        return tokenizer.tokens;
    }

    private void next() {
        char c = sql.charAt(position);
        if (Character.isWhitespace(c)) {
            position++;
        } else if (sql.startsWith("--", position)) {
            while (position < sql.length() && "\r\n".indexOf(sql.charAt(position)) < 0) {
                position++;
            }
        } else if (sql.startsWith("//", position)) {
            throw new UnreadableStatementException("two slashes begin a comment in one database and not in the other");
        } else if (sql.startsWith("/*", position)) {
            comment();
        } else if (c == '\'') {
            text();
        } else if (c == '"' || c == '`') {
            add(Kind.QUOTED_NAME, quoted(c).toLowerCase(Locale.ROOT));
        } else if (c == '$') {
            dollarText();
        } else if (c == '?') {
            parameter();
        } else if (Character.isJavaIdentifierStart(c)) {
            name();
        } else if (Character.isDigit(c)) {
            number();
        } else {
            sign(c);
        }
    }

    private void comment() {
        int end = sql.indexOf("*/", position + 2);
        if (end < 0 || sql.substring(position + 2, end).contains("/*")) {
            throw new UnreadableStatementException("a comment holds another one or does not end");
        }
        position = end + 2;
    }

    private void text() {
        Token before = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        boolean prefixed = position > 0 && Character.isJavaIdentifierPart(sql.charAt(position - 1));
        boolean inScope = !prefixed && sql.startsWith(OwnedTables.IN_SCOPE, position);
        int end = position + OwnedTables.IN_SCOPE.length();
        String text = quoted('\'');
        if (inScope && position == end) {
            add(Kind.IN_SCOPE, text);
            return;
        }
        if (prefixed && before != null && before.is("e")) {
            if (text.indexOf('\\') >= 0) {
                throw new UnreadableStatementException("a literal is written with escapes");
            }
            tokens.remove(tokens.size() - 1);
        }
        add(Kind.TEXT, text);
    }

    private String quoted(char quote) {
        StringBuilder content = new StringBuilder();
        for (int i = position + 1; i < sql.length(); i++) {
            if (sql.charAt(i) != quote) {
                content.append(sql.charAt(i));
            } else if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                content.append(quote);
                i++;
            } else {
                position = i + 1;
                return content.toString();
            }
        }
        throw new UnreadableStatementException("a quote is not closed");
    }

    private void dollarText() {
        int endOfTag = sql.indexOf('$', position + 1);
        String tag = endOfTag < 0 ? "" : sql.substring(position, endOfTag + 1);
        int end = endOfTag < 0 ? -1 : sql.indexOf(tag, endOfTag + 1);
        if (end < 0) {
            throw new UnreadableStatementException("a dollar sign opens nothing that ends");
        }
        position = end + tag.length();
        add(Kind.TEXT, sql.substring(endOfTag + 1, end));
    }

    private void parameter() {
        if (sql.startsWith("??", position)) {
            position += 2;
            add(Kind.SIGN, "??"); // the JDBC driver of PostgreSQL makes an operator of it
            return;
        }
        position++;
        if (position < sql.length() && Character.isDigit(sql.charAt(position))) {
            throw new UnreadableStatementException("its parameters are numbered");
        }
        tokens.add(new Token(Kind.PARAMETER, "?", ++parameters, position));
    }

    private void name() {
        int start = position;
        while (position < sql.length() && Character.isJavaIdentifierPart(sql.charAt(position))) {
            position++;
        }
        String name = sql.substring(start, position).toLowerCase(Locale.ROOT);
        if (name.equals("u") && sql.startsWith("&", position)) {
            throw new UnreadableStatementException("a name or literal is written with escapes");
        }
        add(Kind.NAME, name);
    }

    private void number() {
        int start = position;
        while (position < sql.length()
                && (Character.isLetterOrDigit(sql.charAt(position)) || sql.charAt(position) == '.')) {
            position++;
        }
        add(Kind.NUMBER, sql.substring(start, position));
    }

    private void sign(char c) {
        int mate = 0;
        if (c == '(') {
            open.push(tokens.size());
        } else if (c == ')') {
            if (open.isEmpty()) {
                throw new UnreadableStatementException("a parenthesis was not opened");
            }
            mate = open.pop();
            tokens.set(
                    mate,
                    new Token(Kind.SIGN, "(", tokens.size(), tokens.get(mate).end()));
        }
        position++;
        tokens.add(new Token(Kind.SIGN, String.valueOf(c), mate, position));
    }

    private void add(Kind kind, String text) {
        tokens.add(new Token(kind, text, 0, position));
    }
}
