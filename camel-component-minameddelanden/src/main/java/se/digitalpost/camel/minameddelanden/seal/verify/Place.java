package se.digitalpost.camel.minameddelanden.seal.verify;

/**
 * Where an element stands, by the schema's names: its text is made when a finding tells of it.
 *
 * @param parent null for the outermost
 */
record Place(Place parent, String name) {

    static Place outermost(String name) {
        return new Place(null, name);
    }

    Place child(String childName) {
        return new Place(this, childName);
    }

    @Override
    public String toString() {
        return parent == null ? name : parent + "/" + name;
    }
}
