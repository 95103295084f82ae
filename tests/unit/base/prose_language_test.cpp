#include "base/prose_language.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(prose_language)

BOOST_AUTO_TEST_CASE(tells_the_language) {
  const struct {
    const char *tag, *text;
  } kCases[] = {
      {"en", "It was late when the ferry came in, and nobody on the pier had thought of bringing a lamp with them."},
      {"de",
       "Es war schon spät, als die Fähre kam, und niemand auf dem Steg hatte daran gedacht, eine Lampe zu holen."},
      {"fr",
       "Il était tard quand le bac est arrivé, et personne sur le quai n'avait pensé à prendre une lampe avec lui."},
      {"es",
       "Era tarde cuando llegó la barca, y nadie en el muelle había pensado en traer una lámpara para los demás."},
      {"it",
       "Era tardi quando il traghetto è arrivato, e nessuno sul molo aveva pensato di portare con sé una lampada."},
      {"nl",
       "Het was al laat toen de pont kwam, en niemand op de kade had eraan gedacht een lamp voor ons mee te nemen."},
      {"pt",
       "Já era tarde quando a barca chegou, e ninguém no cais tinha pensado em trazer uma lâmpada para os outros."},
      {"sv", "Det var sent när färjan kom, och ingen på bryggan hade tänkt på att ta med sig en lampa för att se med."},
      {"ru",
       "Было уже поздно, когда пришёл паром, и никто на пристани не подумал о том, что нужно взять с собой лампу."},
      {"zh-CN", "渡船到的时候天已经黑了，码头上没有一个人想到要带灯来，大家只好这样站着说话。"},
      {"zh-TW", "渡船到的時候天已經黑了，碼頭上沒有一個人想到要帶燈來，大家只好這樣站著說話。"},
      {"zh-CN", "用 Kubernetes 和 Docker 部署 Spring Boot 服务时，先配置 namespace，再写 deployment.yaml 文件。"},
      {"ja", "渡し船が着いたときにはもう日が暮れていて、桟橋にいた人は誰も灯りを持っていなかった。"},
      {"ko", "나룻배가 닿았을 때는 이미 날이 저물었고 부두에 있던 누구도 등불을 가져올 생각을 하지 못했다."},
      {"en", "Node.js® is a JavaScript runtime built on Chrome’s V8 JavaScript engine, and it's all that you have."},
      {"en", "I found a more secure way to authenticate users. No cookies, no problems!"},
      {"en", "Operationally, a closure is a record storing a function together with an environment"},
      {"zh-TW",
       "再往上是情報セキュリティマネジメント試験，翻中文就是資訊安全管理測驗，簡稱 "
       "SG，跟前面的不一樣的是這個考試有比較多管理的內容，"
       "所以我這邊就先跳過不講，有興趣的朋友可以自己去看看官方的網站上面的說明。"},
      {"ar", "هذا نص باللغة العربية مكتوب من اليمين إلى اليسار للاختبار. ذهبت اليوم إلى السوق واشتريت الخبز"},
      {"fa",
       "این یک متن آزمایشی به زبان فارسی است که از راست به چپ نوشته "
       "می‌شود "
       "و "
       "چند "
       "جمله "
       "دارد."},
      {"he", "זהו טקסט בעברית שנכתב מימין לשמאל לצורך בדיקה של התוכנה."},
      {"el", "Ήταν αργά όταν έφτασε το πορθμείο και κανείς στην αποβάθρα δεν είχε φέρει λάμπα."},
      {"th", "เรือข้ามฟากมาถึงตอนดึกและไม่มีใครบนท่าเรือคิดจะนำตะเกียงมาด้วย"},
      {"hi", "जब नाव आई तब देर हो चुकी थी और घाट पर किसी ने दीपक लाने की नहीं सोची थी।"},
      {"vi",
       "Khi phà đến thì trời đã khuya và không có ai trên bến nghĩ đến việc mang theo một chiếc đèn cho mọi người."},
      // too little, or nothing clear
      {"", "Rust 1.80"},
      {"", "foo bar baz qux quux corge grault garply waldo fred plugh xyzzy thud foo bar baz qux"},
      {"",
       "The poet writes 床前明月光，疑是地上霜。 and then it was late in the day for all of us to read on in it again"},
      {"", ""},
      // what is no prose
      {"zh-CN",
       "渡船到的时候天已经黑了，码头上没有一个人想到要带灯来。\n\n```js\n// this is the code that is in the post and "
       "it "
       "is as long as you can have it, for the test of it\nif (a) return the(of, and, to);\n```\n"},
      {"", "<pre>it is in the end of the day and to be or not to be, that is the question for you and me</pre> 灯"},
      {"", "https://example.org/the/of/and/to/in/is/you/that/it/he/was/for/on/are/as/with/his/they/at/be/this/have"},
      {"de",
       "Der Befehl `it is in the end of the day and to be or not to be` ist auf dem Rechner nicht zu finden, und "
       "das ist auch gut so."},
      {"zh-CN",
       "她在信里写道：It was late when the ferry came in, and nobody on the pier had a lamp. 我们都没有回信，"
       "后来也没有人再提起这件事，日子就这样一天一天过去。"},
  };
  for (const auto& one : kCases) BOOST_TEST(language_of_prose(one.text) == one.tag, one.text);
}

/// A text that begins in one language and goes on in another has the second.
BOOST_AUTO_TEST_CASE(reads_on) {
  std::string text = "> It was late when the ferry came in, and nobody on the pier had thought of bringing a lamp.\n\n";
  for (int i = 0; i < 50; ++i) text += "码头上没有一个人想到要带灯来，大家只好这样站着说话。\n\n";
  BOOST_TEST(language_of_prose(text) == "zh-CN");
}

BOOST_AUTO_TEST_SUITE_END()
