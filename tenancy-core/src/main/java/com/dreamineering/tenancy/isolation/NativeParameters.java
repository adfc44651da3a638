package com.dreamineering.tenancy.isolation;

import java.util.regex.Pattern;
import org.hibernate.QueryException;
import org.hibernate.query.sql.internal.ParameterParser;
import org.hibernate.query.sql.spi.ParameterRecognizer;

/** Writes the parameters of native queries the way that the database gets them. */
final class NativeParameters implements ParameterRecognizer {

    private static final Pattern SCHEMA = Pattern.compile("\\{h-(?:schema|catalog|domain)}");
    private static final Pattern COLUMNS = Pattern.compile("\\{\\w+(?:\\.[\\w.*]+)?}");

    private final StringBuilder sql = new StringBuilder();

    private NativeParameters() {}

    /** With question marks, without what Hibernate puts in for a schema or for columns. */
    static String plain(String query) {
        String columns = COLUMNS.matcher(SCHEMA.matcher(query).replaceAll("")).replaceAll("1");
        NativeParameters parameters = new NativeParameters();
        try {
            ParameterParser.parse(columns, parameters, false);
        } catch (QueryException callOrUnreadable) {
            return columns; // the guard says what it cannot read about it
        }
        return parameters.sql.toString();
    }

    @Override
    public void ordinalParameter(int sourcePosition) {
        sql.append('?');
    }

    @Override
    public void namedParameter(String name, int sourcePosition) {
        sql.append('?');
    }

    @Override
    public void jpaPositionalParameter(int label, int sourcePosition) {
        sql.append('?');
    }

    @Override
    public void other(char character) {
        sql.append(character);
    }
}
