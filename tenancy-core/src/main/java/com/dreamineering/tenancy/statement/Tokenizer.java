package com.dreamineering.tenancy.statement;

import com.dreamineering.tenancy.statement.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Cuts a statement into tokens and leaves out comments.
 *
 * <p>Whatever H2 in one of its modes, PostgreSQL and their drivers could read differently is refused: a guard that reads a
 * text otherwise than the database guards nothing.
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
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            position++;
        } else if (sql.startsWith("--", position)) {
            while (position < sql.length() && "\r\n".indexOf(sql.charAt(position)) < 0) {
                position++;
            }
        } else if (sql.startsWith("/*", position)) {
            comment();
        } else if (c == '\'') {
            text();
        } else if (c == '"') {
            int start = position;
            String name = quoted('"');
            add(Kind.QUOTED_NAME, Name.fold(name), start);
        } else if (sql.startsWith("$$", position)) {
            dollarText();
        } else if (c == '?') {
            parameter();
        } else if (Name.isStart(sql.codePointAt(position))) {
            name();
        } else if (isDigit(position)) {
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
        int start = position;
        Token before = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        boolean prefixed = before != null && before.isName() && before.end() == start;
        boolean inScope = !prefixed && sql.startsWith(OwnedTables.IN_SCOPE, start);
        String text = quoted('\'');
        if (before != null && (before.kind() == Kind.TEXT || before.kind() == Kind.IN_SCOPE)) {
            // In PostgreSQL the second one goes on with the escapes of the first.
            throw new UnreadableStatementException("a literal follows another one");
        }
        if (inScope && position == start + OwnedTables.IN_SCOPE.length()) {
            add(Kind.IN_SCOPE, text, start);
            return;
        }
        if (before != null && prefixed && before.is("e")) {
            if (text.indexOf('\\') >= 0) {
                throw new UnreadableStatementException("a literal is written with escapes");
            }
            start = tokens.remove(tokens.size() - 1).start();
        }
        add(Kind.TEXT, text, start);
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
        int start = position;
        int end = sql.indexOf("$$", start + 2);
        if (end < 0) {
            throw new UnreadableStatementException("a dollar sign opens nothing that ends");
        }
        position = end + 2;
        add(Kind.TEXT, sql.substring(start + 2, end), start);
    }

    private void parameter() {
        int start = position;
        if (sql.startsWith("??", position)) {
            position += 2;
            add(Kind.SIGN, "??", start); // the JDBC driver of PostgreSQL makes an operator of it
            return;
        }
        position++;
        if (position < sql.length() && isDigit(position)) {
            throw new UnreadableStatementException("its parameters are numbered");
        }
        tokens.add(new Token(Kind.PARAMETER, "?", "?", ++parameters, start, position));
    }

    private void name() {
        int start = position;
        while (position < sql.length() && Name.isPart(sql.codePointAt(position))) {
            int character = sql.codePointAt(position);
            if (Name.foldsToAscii(character)) {
                throw new UnreadableStatementException(
                        "a name without quotes has '%s' in it, of which one database makes another letter"
                                .formatted(Character.toString(character)));
            }
            position += Character.charCount(character);
        }
        String name = Name.fold(sql.substring(start, position));
        if (name.equals("u") && sql.startsWith("&", position)) {
            throw new UnreadableStatementException("a name or literal is written with escapes");
        }
        add(Kind.NAME, name, start);
    }

    private void number() {
        int start = position;
        position = NumberLiteral.end(sql, start);
        add(Kind.NUMBER, sql.substring(start, position), start);
    }

    private boolean isDigit(int at) {
        return sql.charAt(at) >= '0' && sql.charAt(at) <= '9';
    }

    private void sign(char c) {
        Ambiguity.refuse(sql, position);
        int mate = 0;
        if (c == '(' || c == '[') {
            open.push(tokens.size());
        } else if (c == ')' || c == ']') {
            mate = close(c);
        }
        position++;
        String sign = String.valueOf(c);
        tokens.add(new Token(Kind.SIGN, sign, sign, mate, position - 1, position));
    }

    private int close(char c) {
        Token opening = open.isEmpty() ? null : tokens.get(open.peek());
        if (opening == null || opening.is("(") != (c == ')')) {
            throw new UnreadableStatementException("a parenthesis was not opened");
        }
        if (c == ']' && sql.indexOf(']', opening.end()) != position) {
            // A mode of H2 takes what stands up to the first one for a name.
            throw new UnreadableStatementException("brackets hold others");
        }
        int mate = open.pop();
        String sign = opening.text();
        tokens.set(mate, new Token(Kind.SIGN, sign, sign, tokens.size(), opening.start(), opening.end()));
        return mate;
    }

    private void add(Kind kind, String text, int start) {
        String spelling = kind == Kind.TEXT ? text : sql.substring(start, position);
        tokens.add(new Token(kind, text, spelling, 0, start, position));
    }
}
