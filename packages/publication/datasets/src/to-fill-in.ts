/** What stands in a dataset.json where only a person knows the answer: a unit is never guessed. */
export const TO_FILL_IN = "to be filled in";
