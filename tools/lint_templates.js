/**
 * A rule of `deno lint` that is the house's own: no template literal inside another. Where scripts are packed for the site, its
 * blanks would be lost ("line 3" became "line3"); and a reader has to count backquotes. Name the inner one first.
 */
export default {
  name: "house",
  rules: {
    "no-template-in-template": {
      create: (context) => ({
        "TemplateLiteral TemplateLiteral"(node) {
          context.report({ node, message: "A template literal inside another: name the inner one first." });
        },
      }),
    },
  },
};
