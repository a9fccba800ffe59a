package se.digitalpost.minameddelanden.simulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that gets a running {@link se.digitalpost.minameddelanden.simulator.Simulator} as a parameter of its
 * constructor or methods: one for the class and the classes nested in it, reset before each test. For other settings
 * than the default ones, see {@link SimulatorExtension}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(SimulatorExtension.class)
public @interface MinaMeddelandenTest {}
