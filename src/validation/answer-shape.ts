import type { AnswerShape } from "#connectors";
import { listOf, objectOf, orNull, type Shape, shape } from "./value-shape.ts";

/** The values that an operation may answer. */
export function shapeOfAnswer(answer: AnswerShape): Shape {
  switch (answer) {
    case "text":
      return shape("string");
    case "number":
      return shape("integer", "float");
    case "truth":
      return shape("boolean");
  }
  if ("list" in answer) return listOf(shapeOfAnswer(answer.list));
  const { object, always = [] } = answer;
  return objectOf(
    Object.entries(object).map(([key, value]) => {
      const of = shapeOfAnswer(value);
      return always.includes(key)
        ? [key, { shape: of, optional: false }]
        : [key, { shape: orNull(of), optional: true }];
    }),
  );
}
