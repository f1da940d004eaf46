//! The text of a formula: numbers, operands, `+ − * /` and parentheses, with the usual precedence.

use crate::data::Figure;
use crate::error::{Error, Sentence, excerpt};

static NOT_A_FORMULA: Sentence = Sentence::new(
    "transform/formula",
    "\"{0}\" is not a formula: there is \"{1}\" where {2} should stand; write 100 * a / (a + b)",
    "“{0}”不是公式：“{1}”处应为{3}；可写作100 * a / (a + b)",
);
static TOO_DEEP: Sentence = Sentence::new(
    "transform/formula-depth",
    "the parentheses of \"{0}\" are nested more than 20 deep; write it in fewer",
    "“{0}”的括号嵌套超过20层；请简化",
);

/// A formula as it is computed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    /// A constant, the decimal as written.
    Number(Figure),
    /// The operand of this number.
    Operand(usize),
    /// `+`, `-`, `*` or `/` of two.
    Of(char, Box<(Expression, Expression)>),
}

impl Expression {
    /// Whether the sign occurs in it.
    pub(super) fn has(&self, sign: char) -> bool {
        match self {
            Self::Of(own, sides) => *own == sign || sides.0.has(sign) || sides.1.has(sign),
            _ => false,
        }
    }
}

/// Deeper nesting is a mistake, and would fill the stack.
const DEPTH: usize = 20;

struct Reader<'a> {
    text: &'a str,
    rest: &'a str,
    operands: Vec<String>,
    depth: usize,
}

/// The formula of a text, and its operands in order of appearance.
///
/// # Errors
/// `transform/formula`, `transform/formula-depth`.
pub(super) fn read(text: &str) -> Result<(Expression, Vec<String>), Error> {
    let mut reader = Reader { text, rest: text.trim_start(), operands: Vec::new(), depth: 0 };
    let expression = reader.sum()?;
    if reader.rest.is_empty() {
        Ok((expression, reader.operands))
    } else {
        Err(reader.fault("an operator", "运算符"))
    }
}

impl Reader<'_> {
    fn fault(&self, en: &str, zh: &str) -> Error {
        let found = if self.rest.is_empty() { "…" } else { self.rest };
        Error::of(&NOT_A_FORMULA, &[&excerpt(self.text), &excerpt(found), en, zh])
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default().trim_start();
    }

    /// The sign that stands next, if it is one of these.
    fn sign(&mut self, signs: &[(char, char)]) -> Option<char> {
        let next = self.rest.chars().next()?;
        let (_, sign) = signs.iter().find(|(written, _)| *written == next)?;
        self.skip(next.len_utf8());
        Some(*sign)
    }

    fn sum(&mut self) -> Result<Expression, Error> {
        let mut left = self.product()?;
        while let Some(sign) = self.sign(&[('+', '+'), ('-', '-'), ('−', '-'), ('＋', '+'), ('－', '-')]) {
            left = Expression::Of(sign, Box::new((left, self.product()?)));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Expression, Error> {
        let mut left = self.atom()?;
        while let Some(sign) = self.sign(&[('*', '*'), ('/', '/'), ('×', '*'), ('÷', '/')]) {
            left = Expression::Of(sign, Box::new((left, self.atom()?)));
        }
        Ok(left)
    }

    fn atom(&mut self) -> Result<Expression, Error> {
        if self.depth > DEPTH {
            return Err(Error::of(&TOO_DEEP, &[&excerpt(self.text)]));
        }
        self.depth += 1;
        let atom = self.inner();
        self.depth -= 1;
        atom
    }

    fn inner(&mut self) -> Result<Expression, Error> {
        if self.sign(&[('-', '-'), ('−', '-')]).is_some() {
            return Ok(Expression::Of(
                '*',
                Box::new((Expression::Number(Figure { value: -1.0, decimals: 0 }), self.atom()?)),
            ));
        }
        if self.sign(&[('(', '('), ('（', '(')]).is_some() {
            let inside = self.sum()?;
            return match self.sign(&[(')', ')'), ('）', ')')]) {
                Some(_) => Ok(inside),
                None => Err(self.fault("a closing parenthesis", "右括号")),
            };
        }
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
        let end = self.rest.find(|c| !plain(c)).unwrap_or(self.rest.len());
        let word = self.rest.get(..end).unwrap_or_default().to_owned();
        let fault = self.fault("a number or the code of an indicator", "数字或指标代码");
        if word.is_empty() {
            return Err(fault);
        }
        self.skip(end);
        if word.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            return crate::read::number(&word).map(Expression::Number).ok_or(fault);
        }
        let known = self.operands.iter().position(|o| *o == word);
        let place = known.unwrap_or(self.operands.len());
        if known.is_none() {
            self.operands.push(word);
        }
        Ok(Expression::Operand(place))
    }
}

#[cfg(test)]
mod tests {
    use super::{Expression, read};

    /// The expression with all its parentheses.
    fn whole(text: &str) -> Result<String, (&'static str, String)> {
        fn write(e: &Expression, operands: &[String]) -> String {
            match e {
                Expression::Number(n) => format!("{}", n.value),
                Expression::Operand(i) => operands[*i].clone(),
                Expression::Of(s, sides) => format!("({}{s}{})", write(&sides.0, operands), write(&sides.1, operands)),
            }
        }
        let (expression, operands) = read(text).map_err(|e| (e.code(), e.to_string()))?;
        Ok(write(&expression, &operands))
    }

    #[test]
    fn precedence_is_the_usual_one() {
        assert_eq!(whole("100 * a / (a + b)").as_deref(), Ok("((100*a)/(a+b))"));
        assert_eq!(whole("a-b-c").as_deref(), Ok("((a-b)-c)"));
        assert_eq!(whole("−a ÷ 2.5 × iva_mining").as_deref(), Ok("(((-1*a)/2.5)*iva_mining)"));
    }

    #[test]
    fn mistakes_get_sentences() {
        let fault = |text: &str| whole(text).unwrap_err();
        assert_eq!(
            fault("a /").1,
            "\"a /\" is not a formula: there is \"…\" where a number or the code of an indicator should stand; write 100 * a / (a + b)"
        );
        assert_eq!(fault("a b").0, "transform/formula");
        assert_eq!(fault("(a + b").0, "transform/formula");
        assert_eq!(fault("1.2.3").0, "transform/formula");
        assert_eq!(fault(&"(".repeat(50)).0, "transform/formula-depth");
        assert_eq!(fault(&"-".repeat(5000)).0, "transform/formula-depth");
    }
}
