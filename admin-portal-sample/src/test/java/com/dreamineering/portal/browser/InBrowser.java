package com.dreamineering.portal.browser;

import com.dreamineering.portal.running.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Tests that use a browser; the class takes a {@link PortalInBrowser}, one on each database that is named. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("browser")
@ExtendWith(BrowserRun.class)
@ParameterizedClass(name = "{0}")
@ArgumentsSource(PortalOnEachDatabase.class)
public @interface InBrowser {
    TestDatabase[] value() default TestDatabase.H2;
}
