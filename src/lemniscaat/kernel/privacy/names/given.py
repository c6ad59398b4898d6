"""Names met often in the Netherlands, without those that begin a sentence as a word (Wil, Roos, Mark)."""

_DUTCH = """
Aad Aafke Aart Adriaan Albert Alex Alexander Alfred Alie Andre Andrea André Angela Angelique Anja Anke Anna
Anne Anneke Annelies Annemarie Annemiek Annet Annie Anouk Ans Antoinette Anton Antonie Arend Arie Arjan
Arjen Astrid Auke Barbara Bart Bas Bastiaan Bea Ben Benjamin Berend Bernard Bert Bertus Bianca Bob Boris
Bram Brechtje Brenda Brigitte Britt Carla Carlijn Carolien Carolina Caroline Casper Cees Chantal Charlotte
Chris Christa Christiaan Christien Christine Cindy Claire Claudia Cobi Coby Cor Cora Corine Cornelia
Cornelis Corrie Daan Dana Daniel Danielle Daniëlle Dave David Debbie Denise Dennis Desiree Diana Diederik
Dieuwke Dineke Dirk Dorien Douwe Eduard Edwin Eefje Eelco Eline Elisa Elisabeth Elise Eliza Ella Ellen Elly
Els Elsbeth Else Emiel Emma Eric Erica Erik Erika Erna Ernst Esmee Esther Eva Evelien Evert Evert-Jan Femke
Fenna Ferdinand Fieke Fien Fleur Floortje Floris Foske Frank Fred Frederik Frits Froukje Gabriël Gea Geert
Geertje Geertruida Gerald Gerard Gerben Gerco Gerda Gerhard Germa Gerrit Gert Gertjan Gijs Gineke Gonda
Greet Greetje Greta Guido Guus Hanna Hannah Hanneke Hannie Hans Harm Harmen Harold Harrie Harry Heidi Hein
Heleen Helena Helma Hendrik Hendrika Henk Hennie Henny Herman Hester Hetty Hilda Hilde Hubert Hugo Huub
Ilona Ilse Ina Ine Ineke Inge Ingrid Irene Iris Irma Isa Jaap Jacco Jack Jaco Jacob Jacobus Jacqueline Jaimy
Jan Janine Janneke Jannes Jannie Jans Jantine Jantje Jasmijn Jasper Jeanette Jelle Jeroen Jesse Jessica Jip
Jitske Joanne Jochem Jochum Joep Johan Johanna Johannes John Joke Jolanda Jolien Jonathan Joop Joost Jop
Jordi Joris Jos Josephine José Jouke Joyce Joëlle Judith Julia Julian Juliette Jurgen Jurriaan Justin Karel
Karin Karlijn Katinka Katja Kees Kelly Kevin Kim Kirsten Klaas Klaske Koen Koos Kristel Lars Laura Laurens
Leendert Lena Leo Leon Leonie Lianne Lieke Lies Liesbeth Linda Lisa Lisanne Liselotte Loes Lotte Louis
Louise Luca Lucas Lucy Luuk Lydia Maaike Maarten Maartje Madelon Manon Manuela Marc Marcel Margot Margreet
Margriet Maria Marian Marianne Marieke Marielle Marije Marijke Marijn Marina Marion Mariska Marit Marja
Marjan Marjanne Marjo Marjolein Marleen Marlies Marloes Martijn Martin Martina Martine Mathijs Matthijs Maud
Maurice Maurits Meike Melanie Melissa Menno Merel Mia Michael Michel Michiel Mieke Mien Milan Miranda Mirjam
Mirthe Monique Nanda Natasja Nathalie Nel Nelleke Nico Nicolaas Nicole Niek Niels Nienke Nina Noa Noah Noor
Nynke Olga Patricia Patrick Paul Paula Paulien Pauline Paulus Peter Petra Philip Pien Piet Pieter Pim Pleun
Priscilla Quinten Quirine Rachel Ralph Ramon Raymond Rebecca Reinier Remco Rens Renske Ria Rianne Richard
Rick Rien Rik Rinus Rita Rob Robbert Robert Robin Roderick Roel Roelof Rogier Roland Ron Ronald Roos-Marie
Rosa Rosalie Rosanne Ruben Rudi Rutger Ruth Ruud Saar Sabine Sam Samantha Sander Sandra Sanne Sara Sarah
Saskia Sebastiaan Selma Sem Siebe Sien Sietske Silvia Simon Simone Sjaak Sjaan Sjoerd Sjors Sofie Sonja
Sophie Stefan Steven Stijn Susan Susanne Suzanne Sven Sybren Sylvia Tamara Tanja Tess Tessa Teun Teunis Thea
Theo Theodora Thijs Thirza Thom Thomas Tim Timo Tineke Tiny Tjeerd Tjitske Tom Ton Tonnie Toos Trees
Trijntje Trudy Truus Tycho Ursula Valerie Vera Victor Vincent Vivian Wendelien Wendy Wessel Wiebe Wiesje
Wieteke Wietske Wilhelmina Willeke Willem Willemijn Willie Wilma Wim Wouter Xander Yara Yvette Yvon Yvonne
Zoë
"""
_TURKISH = """
Abdullah Adem Ahmet Ali Asli Aslı Ayhan Aylin Aynur Ayse Aysel Aysun Ayşe Aziz Bayram Bekir Berat Bulent
Burak Bülent Cansu Cem Cemal Cemile Cengiz Derya Dilek Ebru Elif Emine Emre Ercan Erdal Erdem Erkan Erol
Esma Esra Fadime Fatih Fatma Ferhat Fikret Filiz Gamze Gulsen Gülay Gülsen Hacer Hakan Halil Halime Hasan
Hatice Havva Hulya Huseyin Hülya Hüseyin Ibrahim Ilhan Ismail Kadir Kemal Kubra Kübra Levent Mahmut Mehmet
Melek Merve Meryem Metin Murat Mustafa Nazlı Necla Nesrin Nuray Nurcan Nuri Okan Omer Orhan Osman Ozlem
Ramazan Recep Saliha Sedat Selim Selin Serkan Sevda Sevgi Sibel Songul Songül Suleyman Süleyman Tuba Turgut
Tuğba Ufuk Yasemin Yasin Yavuz Yildiz Yunus Yusuf Yıldız Zehra Zeliha Zeynep Ömer Özlem İbrahim İsmail
"""
_MOROCCAN = """
Abdel Abdelaziz Abdelkader Abdelkarim Abdellah Abderrahman Abdou Achmed Achraf Adil Ahmed Aicha Amal Amina
Amine Anas Anass Asma Assia Ayoub Aziza Aïcha Bilal Bouchra Brahim Chaima Dounia Driss Fadoua Farid Farida
Fatiha Fatima Fatna Fouad Fouzia Ghizlane Hafid Hafida Hajar Hakim Hamid Hamza Hanane Hassan Hicham Houda
Hussein Ikram Ilham Ilias Ilyas Imane Ismael Jamal Jamila Kamal Karim Karima Kawtar Khadija Khalid Laila
Latifa Loubna Malika Maryam Meriem Miloud Mimoun Mimount Moestafa Mohamed Mohammad Mohammed Mounir Mourad
Nabil Nadia Naima Najat Najib Nawal Noura Noureddine Omar Ouafa Rachid Rachida Redouan Rkia Saida Salima
Saloua Samir Samira Sanae Saïd Saïda Sihame Sofian Souad Soufiane Soumaya Tarik Touria Yasmina Yassin
Yassine Younes Yousef Youssef Zahra Zakaria Zineb Zohra
"""
_SURINAMESE = """
Amresh Anand Anil Anjali Anoesjka Arti Asha Ashna Dewi Dewika Dharma Glenn Guillermo Henna Humphrey Indra
Iwan Jairaj Jerrel Jerry Jhanvi Kavita Kenneth Krishna Lloyd Lucien Lucretia Marlon Marvin Mavis Meena
Milton Muriel Narain Nirmala Orlando Patrice Prem Priya Radha Radjen Radjesh Rajesh Rakesh Ravi Reshma Rohan
Roy Rudolf Sandhia Shanice Shanti Sharda Sharmila Shirley Soerdj Soeresh Soerinder Stanley Sunil Suresh
Vidya Vijay Wensley Winston Wonny
"""
_ELSEWHERE = """
Abdi Abdirahman Abdullahi Abeba Agnieszka Aleksandra Amanuel Amir Andrzej Anita Asmaa Bahar Bashir Berhane
Bisrat Bogdan Carlos Danuta Daria Dariusz Elena Fadi Farah Faruk Feven Filmon Ghulam Grzegorz Haben Habib
Halima Hamed Hawa Hiba Iryna Ivan Ivana Jamal Joanna Katarzyna Khaled Kidane Krzysztof Leila Lina Magdalena
Mahmoud Malgorzata Mariam Mariana Maryna Mateusz Małgorzata Mehdi Michal Mihai Nasrin Natalia Natasha
Nazanin Nour Oksana Oleh Oleksandr Olena Omid Parisa Pawel Piotr Rahel Rahim Rami Rana Reza Saba Sahra Salem
Samuel Selam Semere Sherin Shirin Svitlana Tareq Tatiana Tekle Tesfay Tomasz Valentina Wael Yara Yohannes
Yonas Yuliia Zahir Zahra Zaid Zainab
"""

_SURNAMES = """
aydin bakker beek berg berkel boer bos bosch bosman bouman brink broek brouwer bruijn bruin burg dekker
demir dijk dijkstra driessen evers gerritsen graaf groot haan hassan heijden hendriks hermans heuvel hoek
hoekstra hofman horst huisman jacobs jansen janssen jong jonge jonker kaya kok koning koster kramer kuijpers
kuiper kuipers laan lange leeuwen linden maas martens meer meijer meulen meyer mohamed molenaar mulder
peeters peters pieters pietersen post postma prins ruiter sanders schipper scholten schouten singh smeets
smit smits smith timmermans veen veenstra velde ven verbeek verhoeven vermeulen visser vliet vos vries vroom
wal willems wijk wit wolters yildirim yildiz yilmaz zanten
"""

GIVEN = frozenset((_DUTCH + _TURKISH + _MOROCCAN + _SURINAMESE + _ELSEWHERE).split())
GIVEN_SMALL = frozenset(name.lower() for name in GIVEN)
SURNAMES_SMALL = frozenset(_SURNAMES.split())
