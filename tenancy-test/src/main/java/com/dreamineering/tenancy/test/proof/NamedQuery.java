package com.dreamineering.tenancy.test.proof;

import jakarta.persistence.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.SelectionQuery;

/**
 * A named query of the application, in HQL or SQL.
 *
 * @param entity the first one that its text names
 */
record NamedQuery(String name, String text, MappedEntity entity, NamedQueries making) implements Call {

    private static final Pattern MUTATION =
            Pattern.compile("\\s*(insert|update|delete|merge)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What is between the words of a column, and not between those of an attribute. */
    private static final Pattern SEPARATOR = Pattern.compile("_(\\w)");

    @Override
    public boolean answers() {
        return !MUTATION.matcher(text).matches();
    }

    @Override
    public boolean dependsOnThePick() {
        return making.dependOnThePick(this);
    }

    @Override
    public Object[] arguments(Side side, Pick pick) {
        return making.arguments(this, side, pick);
    }

    @Override
    public Object go(Session session, Object[] arguments) {
        if (answers()) {
            SelectionQuery<Object> query = session.createNamedSelectionQuery(name, Object.class);
            bind(query, arguments);
            return query.getResultList();
        }
        MutationQuery query = session.createNamedMutationQuery(name);
        bind(query, arguments);
        return query.executeUpdate();
    }

    /** Its parameters, in the order of their positions or of their places in the text. */
    List<Parameter<?>> parameters(Session session) {
        return parameters(
                answers()
                        ? session.createNamedSelectionQuery(name, Object.class)
                        : session.createNamedMutationQuery(name));
    }

    private List<Parameter<?>> parameters(CommonQueryContract query) {
        List<Parameter<?>> parameters =
                new ArrayList<>(query.getParameterMetadata().getRegistrations());
        parameters.sort(Comparator.comparing(this::place));
        return parameters;
    }

    /** What a parameter is compared with in the text, or else what it is called. */
    String path(Parameter<?> parameter) {
        String sign = parameter.getName() == null ? "\\?" + parameter.getPosition() : ":" + parameter.getName();
        Matcher compared = Pattern.compile(
                        "(\\w+)\\s*(?:=|<>|[<>]=?|\\blike|\\bin)\\s*\\(?\\s*%s\\b".formatted(sign),
                        Pattern.CASE_INSENSITIVE)
                .matcher(text);
        if (compared.find()) {
            return SEPARATOR
                    .matcher(compared.group(1))
                    .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
        }
        return parameter.getName() == null ? "" : parameter.getName();
    }

    private int place(Parameter<?> parameter) {
        return Optional.<Integer>ofNullable(parameter.getPosition())
                .orElseGet(() -> text.indexOf(":" + parameter.getName()));
    }

    private void bind(CommonQueryContract query, Object[] arguments) {
        List<Parameter<?>> parameters = parameters(query);
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).getName() != null) {
                query.setParameter(parameters.get(i).getName(), arguments[i]);
            } else {
                query.setParameter(parameters.get(i).getPosition(), arguments[i]);
            }
        }
    }

    @Override
    public Reading reading(Application application, Session session, Party reader) {
        return new CallReading(application, session, reader);
    }

    @Override
    public String group() {
        return "named queries";
    }

    @Override
    public String shortName() {
        return name;
    }

    @Override
    public String toString() {
        return "named query '%s'".formatted(name);
    }
}
