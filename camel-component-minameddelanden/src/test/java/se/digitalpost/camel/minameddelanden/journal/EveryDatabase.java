package se.digitalpost.camel.minameddelanden.journal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A test class that holds for every journal in a database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@EnumSource(value = JournalStore.Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "MEMORY")
@interface EveryDatabase {}
