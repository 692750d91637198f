import { GlobalRegistry, NumberInput, Versions } from 'adaptivecards';

/** The renderer refuses an empty number that has a `min` or `max`, also when it is not required. */
class OptionalNumber extends NumberInput {
  override isValid() {
    return this.isSet() ? super.isValid() : !this.isRequired;
  }
}

export function registerNumberInput() {
  GlobalRegistry.elements.register('Input.Number', OptionalNumber, Versions.v1_0);
}
