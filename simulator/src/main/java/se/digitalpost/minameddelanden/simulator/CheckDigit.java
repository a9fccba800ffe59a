package se.digitalpost.minameddelanden.simulator;

/** The Luhn algorithm over the last ten digits of an id: the tenth makes the sum a multiple of ten. */
final class CheckDigit {

    private CheckDigit() {}

    static int of(String nineDigits) {
        int sum = 0;
        for (int i = 0; i < nineDigits.length(); i++) {
            int product = (nineDigits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
