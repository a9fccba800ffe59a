package se.digitalpost.camel.minameddelanden;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import se.digitalpost.camel.minameddelanden.message.MinaMeddelandenException;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

/** The walls between the rooms, as the README's architecture section draws them. */
@AnalyzeClasses(packages = "se.digitalpost.camel.minameddelanden", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    private static final String ROOT = "se.digitalpost.camel.minameddelanden";

    @ArchTest
    static final ArchRule roomsKnowOnlyTheRoomsBelowThem = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("root")
            .definedBy(ROOT)
            .layer("api")
            .definedBy(ROOT + ".api..")
            .layer("dispatch")
            .definedBy(ROOT + ".dispatch..")
            .layer("far")
            .definedBy(ROOT + ".far..")
            .layer("seal")
            .definedBy(ROOT + ".seal..")
            .layer("operator")
            .definedBy(ROOT + ".operator..")
            .layer("print")
            .definedBy(ROOT + ".print..")
            .layer("journal")
            .definedBy(ROOT + ".journal..")
            .layer("message")
            .definedBy(ROOT + ".message..")
            .whereLayer("root")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("dispatch")
            .mayOnlyBeAccessedByLayers("root", "api")
            .whereLayer("far")
            .mayOnlyBeAccessedByLayers("root", "dispatch")
            .whereLayer("seal")
            .mayOnlyBeAccessedByLayers("root", "dispatch")
            .whereLayer("operator")
            .mayOnlyBeAccessedByLayers("root", "dispatch")
            .whereLayer("print")
            .mayOnlyBeAccessedByLayers("root", "dispatch")
            .whereLayer("journal")
            .mayOnlyBeAccessedByLayers("root", "api", "dispatch")
            .whereLayer("message")
            .mayOnlyBeAccessedByLayers("root", "api", "dispatch", "far", "seal", "operator", "print", "journal")
            .because("dispatch drives the rooms, and the rooms don't know each other");

    @ArchTest
    static final ArchRule onlyTheRootKnowsCamel = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..")
            .because("what is decided about letters must not depend on what carries them");

    @ArchTest
    static final ArchRule onlyFarKnowsCxf = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".far..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.cxf..")
            .because("the sealed bytes must never go through a data binding");

    @ArchTest
    static final ArchRule jsonIsReadAsAStream = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson.databind..")
            .because("an attachment must never be held, and no class may be chosen by what a client sends");

    @ArchTest
    static final ArchRule onlyAccessKnowsTokens = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".api.access..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..")
            .because("who doesn't mount the API can do without");

    @ArchTest
    static final ArchRule nobodyKnowsTheSimulator =
            noClasses().should().dependOnClassesThat().resideInAPackage("se.digitalpost.minameddelanden.simulator..");

    @ArchTest
    static final ArchRule whatAUserCatchesIsOneTree = classes()
            .that()
            .areAssignableTo(Exception.class)
            .and()
            .arePublic()
            .and()
            .resideOutsideOfPackage(ROOT + ".far.wire..")
            .should()
            .beAssignableTo(MinaMeddelandenException.class)
            .because("a route tells them apart by one tree");
}
