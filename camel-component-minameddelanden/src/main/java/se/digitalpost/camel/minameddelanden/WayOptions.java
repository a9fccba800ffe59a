package se.digitalpost.camel.minameddelanden;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The options that decide which way a letter goes, by their names. Those that only fill in a message are not among them. */
record WayOptions(Map<String, Object> values) {

    static WayOptions of(MinaMeddelandenConfiguration options) {
        Map<String, Object> values = new LinkedHashMap<>(toPaper(options).values());
        values.put("operators", options.getOperators());
        values.put("minorPolicy", options.getMinorPolicy());
        values.put("oversizePolicy", options.getOversizePolicy());
        values.put("maxMessageSize", options.getMaxMessageSize());
        values.put("faultActions", options.getFaultActions());
        values.put("inDoubtPolicy", options.getInDoubtPolicy());
        values.put("farUrl", options.getFarUrl());
        values.put("signingKeyStore", options.getSigningKeyStore());
        values.put("signingKeyAlias", options.getSigningKeyAlias());
        values.put("signingKeyStoreParameters", options.getSigningKeyStoreParameters());
        values.put("sealingKeyStore", options.getSealingKeyStore());
        values.put("sealingKeyAlias", options.getSealingKeyAlias());
        values.put("sealingKeyStoreParameters", options.getSealingKeyStoreParameters());
        values.put("sslContextParameters", options.getSslContextParameters());
        return new WayOptions(values);
    }

    /** Those of the paper half. */
    static WayOptions toPaper(MinaMeddelandenConfiguration options) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("fallback", options.getFallback());
        values.put("printTo", options.getPrintTo());
        values.put("printProfile", options.getPrintProfile());
        values.put("printQueue", options.getPrintQueue());
        values.put("batchLetters", options.getBatchLetters());
        values.put("batchBytes", options.getBatchBytes());
        values.put("batchAge", options.getBatchAge());
        values.put("batchAt", options.getBatchAt());
        values.put("batchFolders", options.isBatchFolders());
        values.put("logo", options.getLogo());
        values.put("attachmentPages", options.getAttachmentPages());
        values.put("returnAddress", options.getReturnAddress());
        values.put("addressLookup", options.getAddressLookup());
        values.put("giveUpAfter", options.getGiveUpAfter());
        return new WayOptions(values);
    }

    /** @return the names of the options that both have and that differ; nothing where none does */
    Optional<String> differences(WayOptions other) {
        String names = values.entrySet().stream()
                .filter(option -> other.values.containsKey(option.getKey()))
                .filter(option -> !Objects.equals(option.getValue(), other.values.get(option.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }
}
