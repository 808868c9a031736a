/** A .NET decimal: `units / 10^scale`, at most 28 places, keeps its scale (`5.0` stays `5.0`). */
export class Decimal {
  readonly units: bigint;
  readonly scale: number;

  constructor(units: bigint, scale: number) {
    this.units = units;
    this.scale = scale;
  }
}
