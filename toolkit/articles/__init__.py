"""Articles in: text, Markdown, HTML, PDF, Word, mail, an address or standard input -> `Article`."""

from toolkit.articles.article import Article, ArticleError
from toolkit.articles.reading import read_article

__all__ = ["Article", "ArticleError", "read_article"]
