package se.digitalpost.camel.minameddelanden;

import javax.management.JMException;
import javax.management.ObjectName;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ManagementAgent;
import org.apache.camel.spi.ManagementStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The place in JMX of a journal, or of what works on it, as long as it is open. Where Camel manages nothing it has none, and works all the same. */
final class JournalRegistration implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalRegistration.class);

    private final ManagementAgent agent;
    private final ObjectName name;

    private JournalRegistration(ManagementAgent agent, ObjectName name) {
        this.agent = agent;
        this.name = name;
    }

    static JournalRegistration of(MinaMeddelandenComponent component, JournalManagement management) {
        return of(component, "journals", "", management);
    }

    static JournalRegistration of(MinaMeddelandenComponent component, CallbackManagement management, String sender) {
        return of(component, "callbacks", "/" + sender, management);
    }

    /** @param which what follows the component's name, where there are several */
    private static JournalRegistration of(
            MinaMeddelandenComponent component, String type, String which, Object management) {
        CamelContext camelContext = component.getCamelContext();
        ManagementStrategy strategy = camelContext.getManagementStrategy();
        ManagementAgent agent = strategy == null ? null : strategy.getManagementAgent();
        if (agent == null) {
            return new JournalRegistration(null, null);
        }
        try {
            ObjectName name = new ObjectName(agent.getMBeanObjectDomainName() + ":context="
                    + camelContext.getManagementName() + ",type=" + type + ",name="
                    + ObjectName.quote(nameOf(component) + which));
            agent.register(management, name);
            return new JournalRegistration(agent, name);
        } catch (JMException e) {
            LOG.warn("The component's {} can't be managed by JMX", type, e);
            return new JournalRegistration(null, null);
        }
    }

    /** What a context calls the component: one of another name is another sender's. */
    private static String nameOf(MinaMeddelandenComponent component) {
        CamelContext camelContext = component.getCamelContext();
        return camelContext.getComponentNames().stream()
                .filter(name -> camelContext.hasComponent(name) == component)
                .findFirst()
                .orElse("minameddelanden");
    }

    @Override
    public void close() {
        if (agent == null) {
            return;
        }
        try {
            agent.unregister(name);
        } catch (JMException e) {
            LOG.debug("{} was not unregistered from JMX", name, e);
        }
    }
}
