// Evaluates expressions by GitHub's own library: the file named has {"contexts": {...}, "expressions": [...]}, the answer is their values as JSON texts.
import { readFileSync } from "node:fs";
import { Evaluator, Lexer, Parser, data } from "@actions/expressions";

const { contexts, expressions } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const dictionary = JSON.parse(JSON.stringify(contexts), data.reviver);
console.log(JSON.stringify(expressions.map(expression => {
  try {
    const tree = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), []).parse();
    return JSON.stringify(new Evaluator(tree, dictionary).evaluate(), data.replacer, "  ");
  } catch (error) {
    return `error: ${error.message}`;
  }
})));
