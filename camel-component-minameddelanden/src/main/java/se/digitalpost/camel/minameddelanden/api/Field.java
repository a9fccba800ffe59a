package se.digitalpost.camel.minameddelanden.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the OpenAPI document says of a field, beside its type. A field without it is optional, and has its component's name. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Field {

    /** Whether it has to be there. */
    boolean required() default false;

    /** Its name in JSON, where that is no name of Java. */
    String name() default "";

    /** How many elements a list has at most. */
    int maxItems() default Integer.MAX_VALUE;
}
